// 首页、地图、数据、管理、大屏。
export const zh_work = {
  jobs: {
    progress: '进度', state_queued: '排队', state_running: '进行中', state_done: '完成', state_finished: '完成',
    state_failed: '没有完成', state_cancelled: '已取消',
  },
  home: {
    figures: '底数', children: '下级区划', missing_sum: '与上级不符，差 {n}', sum_agrees: '{n} 项合计 = {sum}',
    unit_level: { district: '区', street: '街道', community: '社区（村）', grid: '网格' },
    open_grid: '打开网格', as_of: '截至 {at}', agrees: '加总相符', differs: '差 {n}', drill: '逐级查看', drill_by: '按',
    short_level: { district: '区', street: '街', community: '社区', grid: '网格' }, children_count: '{n} {level}',
  },
  wall: {
    title: '{unit}指挥部', live: '实时', not_live: '连接中断', net: '防疫', net_sub: '累计摸排',
    economy: '经济', economy_sub: '复工复产', registered: '在册', grids: '网格', compounds: '小区', per_market: '平均每处 {n} 户',
    open: '开工', not_open: '未开工', map: '各网格未返和外出的比例', schematic: '示意图', no_report: '未上报', no_gap: '无缺口',
    map_title: '未返和外出 · {n} 网格', some_gap: '有缺口', under: '<{n}', over: '≥{n}', streets: '{n} 街道', households: '户', persons: '人',
    gaps: '还缺什么', gap_hint: '点开查看名单', no_gaps: '数据质量没有待办', sign_in: '请先登录', asking: '正在取数',
    names: {
      grids_lt100: '100 户以下', grids_100_300: '100–300 户', grids_gt300: '300 户以上', closed_compounds: '封闭式',
      open_compounds: '开放式', industrial_enterprises_above_scale_resumed: '复工企业', railway_stations: '火车站',
      coach_stations: '汽车站', expressway_entrances: '高速口', national_highways: '国道',
      central_observation_sites: '集中留观', medical_observation_points: '医学观察', village_community_party_orgs: '村居党组织',
      households_screened: '摸排户数', specialised_markets: '专业市场', persons_not_present: '未返和外出',
      communities: '社区（村）', bungalow_courtyards: '平房院落', construction_sites: '工地',
      industrial_enterprises_above_scale: '规上工业企业', entrances_sealed: '封闭出入口', district_departments: '区直部门',
    },
  },
  map: {
    title: '网格地图', zoom_in: '放大', zoom_out: '缩小', figure: '着色指标', other: '其他指标', level: '层级', some: '有',
    schematic: '示意图，不代表实际边界', share_of: '占{whole}', count_in: '单位：{unit}', enter: '看里面', places: '看楼院场所',
    record: '打开档案',
  },
}
