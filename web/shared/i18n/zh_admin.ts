// 账号、岗位、审计、我的账号、首次启动、导入。
export const zh_admin = {
  admin: { label: '管理', accounts: '账号', roles: '岗位', audit: '审计' },
  accounts: {
    create: '新建账号', change: '修改账号', find: '姓名、用户名', name: '姓名', username: '用户名', role: '岗位',
    all_roles: '全部岗位', scope: '管辖范围', state: '状态', totp: '动态口令', since: '建立', enabled: '可登录',
    disabled: '已停用', disable: '停用这个账号', locked: '已锁定', must_change: '待改密码', unlock: '解锁', reset: '重置密码',
    password_for: '{name} 的初始密码', password_once: '只显示这一次，请当面交给本人；首次登录必须更换。',
  },
  roles: { right: '权限', permissions: '可以做的事', facets: '可看原文的项', change: '修改{role}' },
  audit: {
    at: '时间', actor: '用户名', action: '做了什么', all_actions: '全部动作', entity: '对象', all_kinds: '全部对象', unit: '区划',
    reason: '理由', detail: '内容', peer: '来自', record: '记录', from: '从', to: '到（不含）', none: '这个范围内没有审计记录',
    more: '更早的', more_words: '换个条件，或去掉一个', action_sign_in: '登录', action_sign_in_refused: '登录被拒', action_sign_out: '退出',
    action_reveal: '查看原文', action_create: '登记', action_change: '修改', action_move: '移动', action_end: '注销',
    action_reopen: '恢复', action_erase: '删除', action_export: '导出', action_import: '导入', action_load: '批量装入',
    action_keep_apart: '不是同一人', action_account_create: '建立账号', action_account_change: '修改账号',
    action_account_unlock: '解锁账号', action_password_change: '更换密码', action_password_reset: '重置密码',
    action_role_change: '调整岗位权限', action_token_create: '生成令牌', action_token_revoke: '作废令牌',
    action_totp_begin: '申请动态口令', action_totp_set: '启用动态口令', action_totp_remove: '停用动态口令',
    action_preferences_change: '修改偏好',
  },
  setup: { title: '创建第一个管理员', text: '这个账号是安全管理员：可以建立其他账号，不能查看台账。', save: '创建并登录' },
  tokens: {
    title: '程序访问令牌', label: '用途', days: '有效天数', make: '生成', once: '只显示这一次，请立即保存。', revoke: '作废', forever: '长期',
  },
  import: {
    title: '导入', kind: '导入到', choose: '选择文件', choose_hint: '接受 .xlsx 和 .csv（UTF-8 或 GB18030），表头顺序和写法不限',
    drop: '把文件拖到这里，或', reading: '正在读文件', mapping: '对应列', mapping_hint: '请核对每一列对应什么，选过一次以后会记住',
    heading: '表里的列', field: '对应的项', skip: '不导入', sure: '把握', sheet: '工作表', heading_row: '表头在第 {n} 行',
    doubled: '有两列都对应“{fields}”，请留一列', missing: '还缺必填项：{fields}', dry_run: '试算', dry_running: '正在试算',
    checked: '试算结果', run: '正式导入', running: '正在导入', totals: '合计', total_rows_read: '读到', total_created_rows: '新增',
    total_changed_rows: '修改', total_same_rows: '没有变化', total_refused_rows: '有错，不导入', errors: '错误 {n} 处',
    errors_file: '下载标出错误的原表', row: '行', value: '填的是', message: '怎么改', no_errors: '没有错误', done: '导入完成', undo: '撤销这次导入',
    undone: '已撤销', again: '再导入一份', history: '导入记录', file: '文件', at: '时间', state: '状态', none: '还没有导入过',
    state_mapping: '待对应', state_new: '待对应', state_checked: '已试算', state_done: '已导入', state_undone: '已撤销',
    state_failed: '没有完成', state_running: '进行中', undo_hint: '新增的会删除，修改的恢复原值；之后被人改过的不动。',
  },
}
