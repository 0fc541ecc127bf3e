// 首页、地图、数据、管理、大屏。
export const zh_work = {
  jobs: {
    progress: '进度', state_queued: '排队', state_running: '进行中', state_done: '完成', state_finished: '完成',
    state_failed: '没有完成', state_cancelled: '已取消',
  },
  home: {
    figures: '底数', children: '下级区划', missing_sum: '与上级不符，差 {n}', sum_agrees: '{n} 项合计 = {sum}',
    unit_level: { district: '区', street: '街道', community: '社区（村）', grid: '网格' },
    open_list: '查看名单', as_of: '截至 {at}', agrees: '加总相符', differs: '差 {n}', drill: '逐级查看', drill_by: '按',
    short_level: { district: '区', street: '街', community: '社区', grid: '网格' }, children_count: '{n} {level}',
  },
}
