// 摸排：轮次、闭合单、冲突、对比、纸单。
export const zh_round = {
  round: {
    title: '摸排', number: '第 {n} 轮', create: '新建摸排', none: '还没有摸排', none_hint: '一轮摸排列出要走的门户和场所，并指出还缺哪里。起个名字，定好范围和对象，开了以后手机上就有。', none_wait: '由负责摸排的岗位来开，开了以后这里和手机上就有。', state_draft: '草稿', state_opening: '正在开', state_open: '进行中', state_closed: '已结束',
    name: '轮次名称', purpose: '用途', unit: '范围', kinds: '核对什么', starts_on: '开始', ends_on: '结束', dates: '起止', questions: '到户要问的', question: '问题', question_en: '英文', question_kind: '答案', question_choices: '选项，用逗号分开',
    few_choices: '至少写两个选项，用逗号分开', question_add: '加一问', question_remove: '删去', kind_yes_no: '是或否', kind_number: '数字', kind_text: '文字', kind_choice: '选项', kind_temperature: '体温', plan: '这一轮的安排', no_questions: '没有，只记结果', draft_hint: '还是草稿，手机上看不到。开这一轮时从登记册列出应核对象。', save_draft: '存草稿', open_now: '开这一轮', opening: '正在从登记册列出应核对象', close: '结束这一轮', close_ask: '结束第 {n} 轮？',
    open_ask: '开“{name}”？', open_draws: '将从{unit}的登记册列出 {n} 处应核对象，走到 {until}。', open_draws_sample: '将从{unit}上一轮已核到的 {n} 处里抽 {percent}%，走到 {until}。', open_hint: '开了以后手机上就有，范围和核对什么不能再改；可以随时结束。', reached: '已核到', sum: '合计',
    close_hint: '还缺 {n} 处（含未开门、拒访）。结束后不能再记走访，闭合单和数字保留。', left_days: '剩 {n} 天', over: '已过 {n} 天', last_day: '今天到期', edit: '修改', made_by: '{name} 的样本', sample: '抽查 {n}%',
    answered: '已有结果', of_targets: '/ 应核 {n} 处', missing: '还缺 {n} 处', targets: '应核', agrees: '每处只在一格、只有一态；{n} 网格加总相符', differs: '差 {n}', persons: '{n} 人', buildings: '{done} / {n} 栋走完', households: '住户 {n} 户', grids: '{n} 网格',
    left: '余 {n}', children: '{n} 项合计 = {sum}', first_of: '前 {shown} / {total} 处', open_grid: '看全部', nothing_missing: '{unit}本轮没有未核的', knocks: '敲 {n} 次', overdue: '超期', overdue_n: '超期 {n}', revisit: '复访', as_of: '截至 {at}', in_number: '按人数', over_all: '总览',
    tab_overview: '总览', tab_targets: '清单', tab_sheets: '闭合单', tab_conflicts: '冲突', tab_late: '补录', tab_fever: '发热', tab_difference: '对比', tab_paper: '纸单', revisits: '复访队列', revisits_none: '没有未开门的', adjust: '调整', sheets: '闭合单', signed: '已签', stale: '签后有变', unsigned: '未签', sheets_all: '看全部',
  },
  outcome: {
    open: '未走访', verified: '已核实', unchanged: '无变化', no_answer: '未开门', vacant: '空户', refused: '拒访', by_phone: '电话核实', sublet: '转租', moved_out: '人已搬走', gone: '不存在/已拆',
    letter_vacant: '空', letter_refused: '拒', letter_by_phone: '电', letter_sublet: '租', letter_moved_out: '搬', letter_gone: '拆',
  },
  round_kind: {
    doors: '门户', courtyards: '平房院落', buildings: '楼宇', hotels: '宾馆', construction_sites: '工地', markets: '专业市场', shopfronts: '门头房', enterprises: '企业', schools: '学校', medical: '医疗机构', gateways: '交通门户', observation_sites: '留观场所', hint: '线索',
  },
  how: { qr: '门牌码', list: '清单', phone: '手机', paper: '纸单', desk: '办公室', register: '台账变更' },
  target: {
    address: '门牌', kind: '种类', outcome: '结果', attempts: '未敲开', due: '应办', last: '上次', persons: '人数', grid: '网格', state: '状态', state_all: '全部', state_not_reached: '未核', state_open: '未走访', state_overdue: '超期', state_revisit: '待复访', state_done: '有结果', state_late: '补录', state_fever: '发热待复测', fevers: '发热 {n} 人', words: '门牌开头', total: '{n} 处', more: '再取 {n} 处', none: '没有这样的门户或场所',
    select: '选中 {name}', selected: '选中 {n} 处', plan: '派发复访', plan_at: '什么时候再去', planned: '已派 {n} 处', visits: '走访记录', no_visits: '还没有走访', record: '打开门户', set: '记结果', note: '备注', yes: '是', no: '否', answers: '回答', at: '时间', by: '谁', how: '方式', not_counted: '晚到，不算数', missed_by: '漏掉的人', added_by: '登记的人', late: '补录',
    somebody: '看不到姓名', nobody: '无人走访过',
  },
  recheck: {
    title: '抽查符合率', plan: '抽查', ask: '抽查第 {n} 轮', percent: '抽多少（%）', hint: '从已有结果的户里随机抽，新开一轮，由别人再走一遍。', make: '抽出来', agreed: '{checked} 户已查，{agreed} 户相符，共抽 {sampled} 户', drawn: '抽 {percent}%，种子 {seed}', first: '原来', again: '抽查',
  },
  hint: {
    title: '线索', name: '清单名称', due: '核实期限', note: '搬到哪里、是谁说的', column_name: '姓名', column_id_number: '证件号', column_phone: '电话', column_address: '地址', column_claim: '说法', none: '还没有线索', add: '收一批线索', sender: '来自', received: '收到', lines: '行数', answered: '已回', paste: '从表格粘贴，每行一条，列之间是制表符：姓名、证件号、电话、地址、说法', send: '收下 {n} 行', who: '谁', claim: '说法', matched: '对上', by_id_number: '证件号', by_phone: '电话', by_address: '地址', by_none: '没对上', hand_down: '下派到', copy: '复制结果给来处', copied: '已复制，粘贴到表格即可', confirmed: '{n} 条登记册里已经在，不用再上门',
    outcome_open: '待核', outcome_found: '有这个人', outcome_not_here: '不在这里', outcome_moved_to: '搬到别处', outcome_wrong: '信息有误', outcome_duplicate: '重复',
  },
  sheet: {
    title: '网格摸排闭合单', grid: '网格', state: '状态', signer: '签字', signed_at: '签字时间', digest: '摘要', pdf: '下载 PDF', sign: '签这张单', sign_ask: '签署 {grid} 的闭合单？', sign_hint: '应核 {targets}，有结果 {done}，还缺 {missing}。签后再变，会在单上显示。', sign_only: '由网格长签', open: '看单', none: '没有这样的闭合单', since: '签字以后', since_none: '签字以后没有变化', since_more: '再看 {n} 处', number: '第 {n} 号', filter_all: '全部', verify: '核对：wangge verify-sheet 文件', balance: '每处结果', current: '现在', then: '签字时', change: '变化', code: '编码',
  },
  clash: {
    reveal: '看全号码', in_clear: '明文显示一分钟，已记入审计', who_reveals: '号码只显示一部分；要分清，请{roles}来定',
    none: '没有要定的冲突', mine: '手机上写的', theirs: '系统里现有的', by_at: '{name}，{at}', field: '内容', use_mine: '用手机的', use_theirs: '留现有的', knock: '再敲一次门', base: '原来', decided: '已定', to_ask: '等着到门口再问', undo: '撤销', asked: '离线时两边都改了。两边都留着，请定一个。',
  },
  difference: {
    title: '对比', with: '与哪一轮比', choose: '选一轮', doors: '门户', households: '户', persons: '人', new: '新增', gone: '消失', moved: '移动', changed: '变动', none: '没有别的轮次可比', list: '名单', nothing: '没有差别',
  },
  paper: {
    title: '纸单', grid: '网格', choose: '先选一个网格', print: '打印', type_back: '录回', line: '编码 结果号，如 K7Q2 2', line_answers: '编码 结果号 各题答案 备注，如 K7Q2 2 {example}', typed: '已录 {n} 行', save: '存 {n} 行', saved: '已存 {n} 行', unknown_code: '没有编码 {code}', unknown_outcome: '编码 {code} 后面写结果号 1–9', several: '{code} 不止一户，请多打几位：{codes}', unknown_answer: '“{question}”不能填 {given}；没有答的打 -', answers: '各题答案', how_yes_no: '1 是　0 否', how_temperature: '如 36.6；全户最高一个', how_number: '数字', how_text: '不带空格的文字', code: '编码', outcome: '结果号', remark: '备注', numbers: '结果号', sign: '走访人签字', date: '年　月　日　时', leave_ask: '有 {n} 行还没有存，要离开吗？', leave_hint: '离开就没有了，要重新录。', leave: '不存，离开', stay: '留下', elsewhere: '别的网格还有没存的：', remove: '删去', on_paper: '没有信号、没有手机时用；回来后在“录回”里打编码、结果号和各题答案。',
  },
}
