// 壳、列表、记录。动词开头，四字以内为佳；说人话。
export const zh = {
  app: { name: '网格', demo: '演示数据·纯属虚构' },
  act: {
    close: '关闭', retry: '重试', save: '保存', saving: '正在保存', cancel: '取消', edit: '修改', print: '打印',
    open: '打开', back: '返回', undo: '撤销', next: '下一步',
  },
  lost: { not_yours: '您的岗位没有这一页', title: '没有这个页面', home: '回首页' },
  trouble: {
    unreachable: '连不上服务器。请检查网络后重试',
    unexpected: '页面出错：{what}。请刷新后重试',
    not_saved: '没有保存，已填的内容还在。',
    nothing_lost: '已有的数据不受影响。',
  },
  login: {
    username: '用户名', password: '密码', totp: '动态口令', totp_hint: '打开验证器，输入 6 位数字',
    submit: '登录', busy: '正在登录',
  },
  shell: { skip: '跳到正文', rail: '主菜单', unit: '选择区划', more: '更多' },
  rail: {
    home: '首页', rounds: '摸排', persons: '人员', households: '户', places: '场所', units: '区划', organisations: '组织',
    map: '地图', ledgers: '台账', report: '报表', data: '数据', admin: '管理', settings: '设置', wall: '大屏',
  },
  account: {
    menu: '我的账号', language: '语言', theme: '明暗', theme_auto: '跟随系统', theme_light: '浅色',
    theme_dark: '深色', density: '行距', density_compact: '紧凑', density_comfortable: '宽松', sign_out: '退出登录',
    settings: '账号设置', must_change: '密码是别人设的，请先更换，之后才能使用。', password: '密码', password_current: '现在的密码',
    password_new: '新密码', password_again: '再输一次新密码', password_differs: '两次不一样', password_change: '更换密码',
    password_done: '密码已更换，其他设备已退出', totp: '动态口令', totp_on: '已启用', totp_off: '未启用', totp_begin: '启用',
    totp_enter: '在验证器里添加下面的密钥，再输入它显示的 6 位数字', totp_open: '用本机的验证器打开', totp_confirm: '确认启用',
    totp_remove: '停用',
  },
  tree: { find: '名称、拼音首字母、编码', label: '区划', none: '没有名称或编码含“{words}”的区划' },
  search: {
    hint: '搜人、户、楼、网格编码', title: '查找', long_hint: '姓名、拼音首字母、证件号、手机、地址、编码',
    results: '结果', all: '全部{kind} {n} 条', none: '您的范围内没有“{words}”。换个写法，或用完整的证件号、手机号',
    nameless: '您的范围内没有“{words}”。您的岗位看不到姓名，不能按姓名查找；请用完整的证件号、手机号，或地址、编码', nameless_hint: '完整的证件号、手机号，地址、编码',
  },
  keys: {
    title: '快捷键', search: '查找', down: '下一行', up: '上一行', select: '选中', open: '打开', words: '在列表中找字',
    filter: '加条件', reveal: '申请查看原文', edit: '修改', escape: '取消选择、关闭', help: '全部快捷键',
    short_move: '上下', short_select: '选中', short_open: '打开', short_filter: '条件', short_help: '全部快捷键',
  },
  list: {
    words: '找字', words_name: '名称、拼音', words_address: '地址、门牌', words_nameless: '完整的证件号、手机号', nameless: '您的岗位看不到姓名，不能按姓名查找。请用完整的证件号或手机号。', unit: '区划', remove: '去掉{what}',
    add_filter: '条件', clear: '清空', records: '条', as_of: '截至 {at}', stale: '有变化，刷新',
    columns: '列设置', columns_usual: '恢复常用', columns_move: '拖动或 Alt ↑↓ 排序',
    import: '导入', export: '导出', create: '登记{kind}', empty: '{unit}没有符合条件的{kind}', empty_clear: '去掉条件',
    select_page: '选中本页', select_row: '选中 {name}', back: '上一页', forward: '下一页', rows: '每页',
    one_record: '指定的一条', find_record: '输入名称或地址', more_words: '前 {shown} 条，共 {total} 条，多写几个字',
    ended: '已注销', state: '状态', none_found: '没有找到', sections: '场所类别',
  },
  views: {
    label: '视图', all: '全部', save: '保存视图', name: '视图名称', save_now: '保存', forget: '删除“{name}”',
    streets: '街道', communities: '社区（村）', grids: '网格', large_grids: '户籍 300 户以上网格',
    closed: '封闭式', open: '开放式', sealed: '已封闭', checkpoints: '值守卡口', residential: '住宅楼',
    dormitories: '宿舍楼', rental: '出租', vacant_doors: '空户', operating: '在营业', suspended: '停业',
    tenants: '租房户', away_households: '全户外出', vacant_households: '空户', present: '在济', not_returned: '未返',
    migrants: '外来人口', party_members: '党员', departments: '区直部门', party_orgs: '村居党组织', temp_party_branches: '临时党支部',
  },
  export: {
    title: '导出 {total} 条', format: '格式', also: '另附几列', with_units: '街道、社区、网格的名称', with_id: '记录编号和版本（改好后导回时认得是哪一条，不会盖掉别人后来的修改）', purpose: '用途', purpose_hint: '用途、您的姓名和时间会写进文件和审计',
    start: '开始导出', download: '下载文件',
  },
  bulk: {
    label: '对选中的行', count: '已选 {n} 条', change: '批量修改', move: '移到别的网格', field: '修改哪一项',
    change_title: '修改 {n} 条', move_title: '移动 {n} 条', not_allowed: '您的岗位只能查看',
  },
  form: { none: '（无）', yes: '是', no: '否', date: '如 2020-03-30', errors: '还有 {n} 处要改', keep_stored: '留空不改', checked: '已核对原件，照此保存', reason: '理由' },
  groups: {
    basics: '基本', identity: '证件与编码', where: '住址与区划', contact: '联系', more: '其他', geometry: '位置',
  },
  record: {
    path: '所在区划', reason: '理由', reason_import: '表格导入', audit: '审计', fact_age: '{n} 岁', fact_unit_count: '{n} 个单元', fact_floor_count: '{n} 层', drawn: '已绘制', ended: '已注销', as_it_was: '{on} 当日的样子',
    changed_meanwhile: '别人刚改了这条记录，保存时会让您比对。',
  },
  conflict: {
    title: '别人先改了这几项', text: '请逐项定一个，另一个值留在履历里。', theirs: '对方填的', mine: '我填的',
    save: '按选择保存', back: '继续修改',
  },
  history: {
    title: '履历', count: '{n} 次改动', on: '某日的样子', became: '改为', made: '登记', all: '全部 {n} 条',
    undo_reason: '撤销上一次修改', elsewhere: '在别的网格时的改动，或移入移出',
  },
  reveal: {
    ask: '查看原文', title: '申请查看原文', fields: '看哪几项', hint: '理由和您的姓名写入审计；原文显示 60 秒',
    show: '查看', left: '{n} 秒后隐藏',
  },
  move: { ask: '移动', title: '移到别的网格', text: '两个网格都会看到这次移动，统计随之变化。', act: '移动', into: '在新网格里归到哪里。不能单独放着。', into_person: '在新网格里归到哪一户；不填就先不归户。' },
  reopen: { ask: '恢复', title: '恢复这条记录', text: '恢复后重新计入统计。', act: '恢复' },
  end: { ask: '注销', title: '注销这条记录', text: '注销后不再计入统计，履历保留，可按日期查看。', act: '注销' },
  create: { title: '登记{kind}', done: '已登记', save: '登记' },
}
