// 首页、地图、数据、管理、大屏。
export const zh_work = {
  jobs: {
    title: '作业', progress: '进度', state_waiting: '排队', state_running: '进行中', state_done: '完成', state_failed: '没有完成',
    state_cancelled: '已取消', state_interrupted: '服务重启时中断，请重做', kind_export: '导出', kind_import: '导入',
    kind_duplicates: '查找重复', kind_import_dry_run: '导入试算', kind_import_undo: '撤销导入', none: '还没有作业', started: '开始', took: '用时', what: '内容',
    state: '状态', give_up: '取消', download: '下载', rows: '{n} 条',
  },
  home: {
    nothing_yet: '台账还是空的', begin: '先导入区划', figures: '底数', missing_sum: '与上级不符，差 {n}', sum_agrees: '{n} 项合计 = {sum}',
    unit_level: { district: '区', street: '街道', community: '社区（村）', grid: '网格' },
    open_grid: '打开网格', as_of: '截至 {at}', agrees: '加总相符', differs: '差 {n}', drill: '逐级查看', drill_by: '按',
    short_level: { district: '区', street: '街', community: '社区', grid: '网格' }, children_count: '{n} {level}',
  },
  wall: {
    title: '{unit}指挥部', live: '实时', not_live: '连接中断', net: '防疫', net_sub: '累计摸排',
    economy: '经济', economy_sub: '复工复产', registered: '在册 {n}', grids: '网格', compounds: '小区', in_markets: '在 {n} 处专业市场', per_market: '平均每处 {n} 户',
    open: '开工', not_open: '未开工', map: '各网格未返和外出的比例', schematic: '示意图', no_report: '未上报', no_gap: '无缺口',
    street: '街道', map_title: '未返和外出 · {n} 网格', some_gap: '有缺口', under: '<{n}', over: '≥{n}', streets: '{n} 街道', households: '户', persons: '人',
    gaps: '还缺什么', no_gaps: '数据质量没有待办', sign_in: '请先登录', asking: '正在取数',
    names: {
      grids_lt100: '<100 户', grids_100_300: '100–300 户', grids_gt300: '>300 户', closed_compounds: '封闭式',
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
  place_kinds: {
    hotel: '宾馆', construction_site: '工地', market: '专业市场', shopfront: '门头房', enterprise: '企业', school: '学校', medical: '医疗机构',
    gateway: '交通门户', observation_site: '留观场所',
  },
  related: { all: '全部 {n} 条', same_household: '同户人员', on_map: '看地图' },
  stairs: {
    title: '楼道图', none: '这栋楼还没有登记门户', doors: '户', unit: '{n} 单元', persons: '{n} 人', some: '{present}/{persons} 人在',
    vacant: '空户', vacant_letter: '空', open: '未登记', state_present: '全在', state_partly: '有人未返', state_away: '全户未返',
    state_vacant: '空户', state_open: '未登记住户',
  },
  data: { label: '数据', quality: '数据质量', duplicates: '查重', import: '导入', jobs: '作业' },
  quality: {
    title: '数据质量', rule: '规则', count: '待改', list: '对象', chip: '规则',
    total: '{rules} 条规则，{broken} 条有待改', open: '看名单',
  },
  duplicates: {
    title: '查重', open: '待定', merged: '已合并', apart: '已分开', find: '重新查找', none: '没有待定的重复',
    none_hint: '“重新查找”按姓名加证件号、电话、出生日期比对本区划的人员',
    none_done: '还没有', left: '左', right: '右', keep: '保留这一条', apart_act: '不是同一人', merge_left: '合并，留左',
    merge_right: '合并，留右', score: '相似 {n}', gone: '这条记录已不在您的范围内', select: '选中这一对',
    bulk_apart: '选中的都不是同一人', bulk_merge: '选中的都合并，留左', decided: '已办 {n} 对',
    reason_same_identity: '证件号和姓名都相同', reason_same_id_other_name: '证件号相同，姓名不同',
    reason_same_name_phone: '同名，电话相同', reason_same_name_birth: '同名，出生日期相同', undo: '撤销决定', same: '相同',
  },
}
