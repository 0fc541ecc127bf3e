// 台账、模板、报表准入、联系、日报。
export const zh_ledger = {
  ledger: {
    label: '台账', on: '某日的台账', today: '回到今天', as_it_was: '{on} 终了时的台账', total: '合计', serial: '序号',
    export: '导出', export_title: '导出“{name}”{total} 条', into: '写成', plain: '普通表格', print: '打印',
    printing: '正在取 {done} / {total} 条', too_long: '{n} 条太多，最多打印 {most} 条；请改用', only_part: '本页只有第 {from}–{to} 条，共 {total} 条；要全部，请用页面上的“打印”', day_to_come: '{on} 还没到，这是今天的台账',
    paper: '纸张', a4: 'A4 横向', a3: 'A3 横向', seal: '填报单位（盖章）', signed: '填表人：＿＿＿＿＿＿　审核：＿＿＿＿＿＿　　年　月　日',
    back: '回台账', empty: '{unit}没有{name}', edit: '调整台账', create: '新台账',
    edit_title: '调整“{name}”', name: '名称', name_en: '英文名称', kind: '每行一个', filter: '只要这些', columns: '列',
    add_column: '添一列', drop_column: '去掉“{name}”', remove: '删除这本台账', restore: '恢复六本台账', not_own: '这本台账属于上级，这里不能改；可照它另存一本自己的。',
    up: '“{name}”前移', more: '更多', loading: '正在汇总', count_from: '计数',
  },
  templates: {
    title: '本单位的模板', hint: '上传带表头或占位符的 XLSX，对一次表头，以后一键填好，格式、合并单元格和公式都不动。', none: '还没有模板',
    name: '模板名称', for: '用于', file: 'XLSX 文件', upload: '上传', mapped: '对上 {n} 列', placeholders: '{n} 个占位符', unknown: '没认出：{names}',
    fix: '对表头', fix_title: '“{name}”的表头', heading: '模板上的列', means: '填台账的', leave: '不填', first_row: '从第几行填', remove: '删除', daily: '日报',
  },
  forms: {
    title: '报表准入', ask: '要一份报表', none: '还没有部门要过报表', department: '部门', purpose: '用途', name: '报表名称', about: '每行一个',
    until: '截止', state: '状态', state_asked: '待审批', state_approved: '填报中', state_refused: '未批准', state_ended: '已结束', fields: '所要内容',
    from_register: '底册已有', new_question: '新增', add_question: '添一项底册没有的', question: '要问什么', kind_text: '文字', kind_number: '数字',
    kind_yes_no: '是或否', kind_choice: '单选', choices: '选项，用顿号隔开', check: '先查底册', known: '底册已有，已填 {filled} / {rows}', fresh: '底册没有，要问一次',
    asked_in: '“{names}”已在要', submit: '提交审批', approve: '批准', refuse: '不批准', reason: '理由', end: '结束填报', rows: '{n} 行', derived: '底册填好',
    to_answer: '要问', answered: '已答', answer: '填报', where: '在哪里', only: '只要', save_answers: '保存 {n} 项', export: '导出', asked_by: '{by} 于 {at} 提出', decided_by: '{by} 于 {at} 办理',
    saved_title: '少填的次数', saved_total: '底册代填 {n} 格', saved_department: '按部门或填表人', saved_unit: '按网格', scope: '范围', yes: '是', no: '否', pick: '勾选底册字段',
    approve_ask: '批准“{name}”？', approve_counting: '正在数要问多少', approve_asks: '将请{unit}的基层就 {rows} 个对象填报 {n} 项，截至 {until}。', approve_asks_none: '{unit}的 {rows} 个对象全由底册填好，不用再问基层；截至 {until}。', approve_fills: '不用再问：底册填好 {filled} 格，别的报表已答 {taken} 项。', taken: '别处已答', leave_ask: '{n} 项填报没有保存', leave_hint: '离开就没有了，要重新填。', leave: '不存，离开', stay: '留下',
    all_forms: '全部', open_forms: '还有没答的', objects: '填报对象', all_objects: '全部', open_objects: '没答完', none_open: '都答完了', no_rows: '没有符合条件的对象', again: '仍要提交', remove_question: '去掉“{name}”',
  },
  contacts: {
    title: '联系记录', none: '还没有人联系过', today: '今天已联系 {n} 次', add: '记一次联系', channel: '方式', topic: '事由', note: '内容', save: '记下',
    channel_phone: '电话', channel_door: '上门', channel_message: '短信', channel_other: '其他', anyway: '仍要联系，记下', asked: '今天已有人问过',
    figure: '今日联系', figure_text: '{contacts} 次，{persons} 人；{again} 人被问过两次以上',
  },
  report: {
    title: '日报', label: '报表', daily: '日报', on: '日期', line: '项目', previous: '昨日现有', n_new: '新增', n_in: '转入', n_released: '解除', n_out: '转出', n_late: '补报',
    n_current: '现有', n_cum: '累计', check: '核对', balanced: '相符', off: '差 {n}', late: '补报 {n}', equation: '现有 = 昨日现有 + 新增 + 转入 − 解除 − 转出',
    provisional: '未到截数时间，仍在变化', frozen: '第 {version} 版，{by} 定稿', not_frozen: '未定稿', freeze: '定稿', freeze_again: '出新一版', reason: '为什么要出新一版',
    pdf: 'PDF', xlsx: 'XLSX', print: '打印', live: '看现在重算的', stored: '看定稿', digest: '摘要', from_frozen: '昨日现有取自昨日定稿第 {version} 版',
    all_agree: '{n} 项全部相符', some_off: '{n} 项不符', versions: '各版', back: '回日报', rows: '“{line}”{part}', freeze_title: '{on} 日报定稿',
    freeze_text: '定稿后这一版不再变动；以后的更正在次日报表里体现，确需改本日的，写明理由另出一版。', differs: '与定稿不同',
  },
}
