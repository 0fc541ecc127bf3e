// 手机端用语：动词开头，说人话。
export const zh = {
  app: {
    name: '网格', demo: '演示数据·纯属虚构', title: '走访', second_tab: '已在另一个窗口打开', second_tab_hint: '同一部手机只用一个窗口，关掉这里即可。',
    insecure: '请用 https 地址打开', insecure_hint: '没有加密连接，手机不能存资料。', update: '有新版本', update_now: '更新', other_language: 'English',
    loading: '正在取本网格资料',
  },
  act: {
    back: '返回', save: '保存', next: '下一户', undo: '撤回', search: '搜', scan: '扫门牌码', retry: '再试一次',
    give_up: '放弃', later: '以后再说',
  },
  strip: {
    offline: '离线', waiting: '{n} 条待上传', on_phone: '已存本机', sending: '正在上传', signed_out: '请登录后上传', sign_in: '登录',
    unreachable: '连不上服务器', not_at_doors: '这个账号现在不走访',
  },
  nav: { today: '今日', buildings: '楼栋', scan: '扫门牌码', messages: '消息', me: '我' },
  sign_in: {
    username: '账号', password: '密码', totp: '动态码', enter: '进入', busy: '正在打开', wrong: '密码不对，请重输',
    needs_network: '第一次在这部手机上用，要先联网', old_password: '密码在别处改过了。请输入旧密码，取出手机里的 {n} 条记录。',
    anew: '不要了，重新开始', totp_hint: '输入认证器上的 6 位数', unlock_as: '{name} 的资料已锁', other: '换个账号',
    own_password: '设一个自己的密码', own_password_hint: '现在的密码是别人设的。换成自己的，本机资料用新密码加密。', password_new: '新密码', password_again: '再输一次新密码', password_differs: '两次不一样', password_change: '换密码并进入',
    not_at_doors: '{role}的账号不上门走访，手机端用不上。请在电脑上打开，或换一个走访的账号。',
    choose_grid: '选一个网格', load_failed: '没有取到资料', expired: '停用超过期限，本机资料已清除；没上传的 {n} 条还在，登录后上传。',
  },
  today: {
    answered: '/ {n} 处有结果', missing: '还缺 {n}', first: '先办', low_to_high: '由低到高', family: '{name} 家，{n} 人', persons: '{n} 人', nobody: '没有登记住户',
    no_round: '现在没有进行中的摸排', no_round_hint: '仍可查看和修改住户。', empty: '{unit}本轮没有要走的户', not_here: '这一轮不走{unit}', empty_filter: '没有{what}的户', other_places: '其他',
    asked: '报表 {n} 问', overdue: '超 {n} 日', knock: '第 {n} 次敲门', first_reading: '{t} ℃，待复测', round: '第 {n} 轮',
    filter_all: '全部', filter_first: '首访', filter_no_answer: '未开门', filter_revisit: '复访', filter_overdue: '超期', filter_retest: '复测',
  },
  due: { retest: '复测体温', first: '首访' },
  outcome: {
    open: '未走访', verified: '已核实', unchanged: '无变化', no_answer: '未开门', vacant: '空户', refused: '拒访', by_phone: '电话核实',
    sublet: '转租', moved_out: '人已搬走', gone: '不存在/已拆', none: '不在本轮',
  },
  letter: { vacant: '空', refused: '拒', by_phone: '电', sublet: '租', moved_out: '搬', gone: '拆' },
  buildings: { title: '楼栋', doors: '{n} 户', doors_and_courtyard: '{n} 户，加院落本身', doors_and_building: '{n} 户，加楼栋本身', missing: '还缺 {n}', complete: '都有结果', not_asked: '不在本轮', none: '这个网格没有楼栋', courtyards: '院落', places: '场所' },
  stairs: {
    unit: '{n} 单元', knocks: '敲 {n} 次', answered: '{n} 有结果', no_answer: '{n} 未开门', open: '{n} 未走访', refused: '{n} 拒访', retest: '{n} 复测',
    courtyard_itself: '院落本身', building_itself: '楼栋本身', all_done: '这里都有结果', floor: '{n} 层', none: '还没有登记门户',
  },
  door: {
    others: '其他结果', changed: '人员有变', one_tap: '{n} 人都在，一点即存', one_tap_as_known: '{n} 人和登记一样（{absent} 人不在），一点即存', open_questions: '{n} 问没答', open_persons: '{n} 人没测温', tap_again: '还有 {what}，再点一次就存', answered_by: '{at} 已答，{who}', answer_again: '重新答', someone: '谁有变？', someone_new: '来了新人', after: '存好后转下一户：{name}', last: '这是本楼最后一户',
    verified_hint: '按改好的存', register: '登记新户', register_hint: '这户还没有人', state_at: '{what}，{at}', knocked: '未开门 {n} 次，上次 {at}',
    saved: '{door} {what}', people_saved: '人员已登记', note: '备注', note_hint: '门口要记的事，如“晚上九点后在家”', questions: '本轮要问', measure: '测温', unknown: '手机里没有这一户', no_target: '这一户不在本轮名单里',
    again_when: '什么时候再来？', tonight: '今晚 19:00', tomorrow_noon: '明天 12:30', tomorrow_evening: '明天 19:00', saturday: '周六 10:00', sunday: '周日 10:00', refused_note: '怎么说的（可不填）',
    all_moved: '全户 {n} 人都搬走了？', all_moved_hint: '住户移出本网格，资料保留在历史里。', all_moved_yes: '都搬走了', vacant_ask: '这里登记着 {n} 人，都搬走了？', vacant_left: '都搬走了，空户', vacant_stay: '人没搬走，只是空着', gone: '这一户已经不在了？', gone_place: '这里已经不在了？', gone_hint: '写明是拆了还是合并了。', gone_yes: '不存在', waiting: '待上传',
    yes: '是', no: '否', conflict: '有一处要您定', saved_for_you: '今天已替您填 {n} 张表', correct: '改结果', forms_ask: '报表要问', asked_until: '至 {day}',
  },
  person: {
    age: '{n} 岁', went_away: '外出了', came_back: '回来了', not_back: '还没返济', moved: '搬走了', edit: '改资料',
    moved_where: '{name} 搬到哪里？', moved_out: '搬出本区', moved_grid: '搬到区内别处', moved_address: '新住址（知道就写）', since: '从哪天起', today: '今天', yesterday: '昨天', unknown: '手机里没有这个人', phone_reason: '打电话核实', phone_later: '打电话（要有网络）', phone: '打电话', moved_grid_which: '搬到哪个网格', moved_grid_far: '不在这条街，填编码', moved_grid_list: '从本街道网格里选', moved_grid_code: '搬到区内：先填新网格的 15 位编码',
  },
  household: {
    title: '登记新户', title_add: '加人', family: '家庭户', tenant: '租房户', collective: '集体户', name: '姓名', male: '男', female: '女', id_number: '身份证号', birth_date: '出生日期', birth_hint: '19800131', phone: '手机',
    no_id: '没有证件号：', id_reason_1: '没带证件', id_reason_2: '不愿出示', id_reason_3: '没有证件', relation: '与户主关系', next_person: '再加一人', save: '存这 {n} 人', person_n: '第 {n} 人', remove: '删去这个人', registered: '户籍', migrant: '外来',
    former: '原来住的人', former_left: '已搬走', former_stays: '还住这里', known: '{name}已登记在{place}', fault_name: '写上姓名', fault_sex: '选男或女', fault_birth_date: '没有这一天，写成 8 位，如 19800131', fault_id_number: '身份证号不对，请核对', fault_id_or_reason: '填证件号，或选没有的原因', fault_phone: '电话号码不对',
  },
  pad: {
    title: '{name} 体温', again: '第 {n} 次 · 腋温', unit: '℃', typed: '按 {n}', implausible: '{t} ℃ 不可能，请重测或重输', fever: '达到 37.3 ℃。15 分钟后请复测。', hint: '按三个数，366 即 36.6', back: '退格',
  },
  search: { title: '搜', hint: '姓名两个字、首字母、门牌、手机尾号', none: '本网格没有找到“{text}”', why_name: '姓名', why_initials: '首字母', why_phone: '手机尾号', why_address: '地址', why_door: '门牌' },
  scan: { hint: '对准门上的二维码', denied: '相机没有打开，可以输入门牌', no_camera: '这部手机没有可用的相机', unknown: '这个码不是本网格的门', typed: '输入门牌，如 2-501' },
  messages: {
    title: '消息', none: '没有要您处理的事', conflicts: '请您定', refused: '被退回的', refused_hint: '没有写进系统，留在手机里，等您决定。', mine: '您，{at}，离线记录', theirs: '{who}，{at}', revisit: '我再敲一次门', revisit_hint: '转入复访，两条记录都保留',
    asked: '您离线时，别人也改了。两边都留着，请定一个。', save_as: '按这个保存', kept: '另一条不删除，留在履历里', empty: '（空）', unknown_person: '同事', look: '去看看', hints: '线索', hint_found: '有这个人', hint_not_here: '不在这里', hint_moved_to: '搬到别处', hint_wrong: '信息有误', hint_duplicate: '重复',
  },
  me: {
    title: '我', waiting: '待上传', send_now: '现在上传', last_sync: '上次同步 {at}', never: '还没有', saved: '今天已替您填 {n} 行', saved_lines: '{n} 行', saved_hint: '门口记一次，这些表由登记册生成，不用再抄。', round: '摸排', lock: '锁上', leave: '退出并清除本机资料', leave_waiting: '还有 {n} 条没上传或没被接收，清除后就没有了。', leave_send: '先上传', leave_anyway: '清除，不要了', leave_ask: '清除本机上的全部资料？',
    lock_after: '不用多久后锁上', wipe_after: '锁上多久后清除', hours: '{n} 小时', days: '{n} 天', language: '语言', size: '字号', size_usual: '标准', size_large: '特大', place: '记下走访地点', place_hint: '走访时附上手机位置', place_on: '记', place_off: '不记', sealed: '资料已用密码加密',
    asked: '报表还要问', asked_left: '还有 {n} 项', asked_by: '{who}，至 {day}', form_round_list: '摸排名单', form_closing_sheet: '网格闭合单', form_daily_report: '日报', form_households: '户台账', form_persons: '人员台账', form_migrants: '外来人口台账', form_not_returned: '未返人员台账', form_revisits: '复访名单',
  },
  op: { visit: '走访', household: '住户', person: '人员', door: '门户', conflict: '决定', hint: '线索', form_answer: '报表', place: '场所', courtyard: '院落', building: '楼栋' },
}
