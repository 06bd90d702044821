"""What was reported in 2026, in every state, in the words of the people who reported it."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from data.sample.generate.encroachments import Encroachment, FreeBox, SpaceShare, WayGround

REPORTS = (
    Encroachment("green_destroyed_for_vegetables", "verified", "2026-03-12", "草坪东头被人翻了种芥菜和葱，还围了竹篱笆，小孩子没地方跑。", SpaceShare("金龙南草坪", 0.34, 270)),
    Encroachment("green_destroyed_for_vegetables", "in_progress", "2026-04-02", "公园西边一大片草皮挖掉种番薯了，淋肥的时候臭得很。", SpaceShare("墟镇公园", 0.12, 200)),
    Encroachment("green_destroyed_for_vegetables", "new", "2026-11-18", "五栋楼下草坪又开始种菜，上次劝过了。", SpaceShare("金城西草坪", 0.25, 180)),
    Encroachment("green_destroyed_for_vegetables", "closed", "2026-01-20", "沿江绿化带种菜，已经清掉补了草。", SpaceShare("沿江绿带", 0.10, 45)),
    Encroachment("illegal_building", "dispatched", "2026-05-08", "石板巷中间搭了铁皮棚堆柴火，整条巷子走不通，老人家要绕一大圈。", WayGround("石板巷", 0.5, 4.2)),
    Encroachment("illegal_building", "verified", "2026-06-21", "花园里靠墙搭了个棚养花卖花，占了公家的地。", SpaceShare("粮所旧花圃", 0.22, 0)),
    Encroachment("illegal_building", "to_be_checked", "2026-07-15", "晒谷坪上砌了间红砖小屋，说是放农具，已经通知拆了。", SpaceShare("晒谷坪", 0.15, 270)),
    Encroachment("illegal_building", "rejected", "2026-02-11", "公园后面搭了蓝色围挡。（核实：自来水公司临时施工，有许可。）", FreeBox((128, 180), 6, 4, 10, "墟镇公园")),
    Encroachment("vehicle_parking", "verified", "2026-03-30", "广场被小车停满了，晚上跳舞只剩一个角。", SpaceShare("金龙广场", 0.30, 100)),
    Encroachment("vehicle_parking", "new", "2026-11-20", "大榕树下又停了两部车，石凳都坐不了。", FreeBox((10, -174), 5.2, 4.6, 20, "大榕树下")),
    Encroachment("vehicle_parking", "in_progress", "2026-08-19", "农机厂健身点旁边停货车，健身器材都挡住了。", SpaceShare("农机厂健身点", 0.35, 0)),
    Encroachment("vehicle_parking", "duplicate", "2026-11-21", "榕树头停车，石凳没法坐。", FreeBox((9, -173), 5.0, 4.4, 20, "大榕树下")),
    Encroachment("bicycle_parking", "verified", "2026-09-03", "单车电动车乱停在巷口，推婴儿车过不去。", WayGround("盐铺巷", 0.45, 6.0, 1)),
    Encroachment("bicycle_parking", "closed", "2026-04-26", "幼儿园门口电动车停成一排，放学的时候危险。", WayGround("园东巷", 0.5, 9.0, -1)),
    Encroachment("shared_bicycles", "dispatched", "2026-10-11", "共享单车堆在公园门口没人收。", FreeBox((86, 203), 7, 2.5, 3, "墟镇公园")),
    Encroachment("fire_lane", "verified", "2026-10-28", "金龙消防通道天天有车停，真起火了怎么办？", WayGround("金龙花园", 0.55, 11.0, 1)),
    Encroachment("fire_lane", "returned", "2026-05-30", "老街消防车道摆满杂物，整改过又放回来了。", WayGround("墟街", 0.62, 9.0, 1)),
    Encroachment("accessible_path", "in_progress", "2026-06-09", "服务中心坡道口被电动车堵了，轮椅上不去。", FreeBox((-19, 156), 3.0, 1.6, -14)),
    Encroachment("accessible_path", "verified", "2026-09-17", "卫生站门口的盲道上放了花盆和广告牌。", WayGround("晒谷坪巷", 0.86, 5.0, -1)),
    Encroachment("ground_lock", "verified", "2026-02-25", "公共车位私装地锁六个，外来看病的车没地方停。", SpaceShare("金城东停车场", 0.28, 0)),
    Encroachment("ground_lock", "to_be_checked", "2026-08-02", "前坪有人装了地锁，已拆两个还剩一个。", SpaceShare("农机厂前坪", 0.12, 180)),
    Encroachment("piled_goods", "dispatched", "2026-04-18", "巷子里堆满纸皮和泡沫箱，只剩一个人侧身过。", WayGround("井头巷", 0.55, 7.0, -1)),
    Encroachment("piled_goods", "in_progress", "2026-07-07", "旧厂坪堆了好多建筑材料，下雨流黄泥水。", SpaceShare("农机厂旧厂坪", 0.40, 90)),
    Encroachment("piled_goods", "new", "2026-11-15", "楼道口堆旧门板，已经半个月了。", FreeBox((-6, 262), 3.0, 2.0, -6)),
    Encroachment("abandoned_vehicle", "verified", "2026-03-05", "车站停车场有三部僵尸车，轮胎都瘪了。", SpaceShare("客运站停车场", 0.05, 120)),
    Encroachment("abandoned_furniture", "closed", "2026-06-14", "旧沙发床垫丢在草地上，已清走。", FreeBox((-258, 96), 4.0, 2.5, 5, "农机厂后草地")),
    Encroachment("street_trading", "dispatched", "2026-10-06", "圩日卖菜的摆到路中间，车和人挤在一起。", WayGround("墟街", 0.30, 18.0, -1)),
    Encroachment("street_trading", "returned", "2026-09-24", "早上学校门口好多流动摊，赶走又来。", WayGround("学前路", 0.22, 14.0, 1)),
    Encroachment("shop_overflow", "verified", "2026-08-27", "五金店把铁架摆到门外一米多，只能走车道。", WayGround("墟街", 0.44, 8.0, 1)),
    Encroachment("livestock", "in_progress", "2026-05-19", "荒地圈起来养了几十只鸡鸭，夏天蚊子多又臭。", SpaceShare("塘唇荒地", 0.30, 200)),
    Encroachment("livestock", "new", "2026-11-09", "塘唇路边养鹅，见人就追。", FreeBox((-340, -262), 8.0, 5.0, 10)),
    Encroachment("drying", "verified", "2026-11-03", "禾坪拉绳晒被子晒菜干，小孩打球都没位置。", SpaceShare("承德堂禾坪", 0.18, 180)),
    Encroachment("litter_in_green", "dispatched", "2026-10-19", "荷塘边草地好多塑料袋和饭盒，没有垃圾桶。", SpaceShare("荷塘边", 0.20, 270)),
    Encroachment("green_waste", "in_progress", "2026-09-10", "修下来的树枝堆在草坪一个月没人拉走。", FreeBox((128, -53), 6.0, 4.0, 5, "金龙东草坪")),
    Encroachment("exposed_rubbish", "closed", "2026-07-22", "卫生站旁边空地倒垃圾，已清理并立了牌。", SpaceShare("卫生站旁空地", 0.08, 315)),
    Encroachment("tree_felling", "rejected", "2026-03-21", "有人锯树。（核实：园林所修剪枯枝。）", FreeBox((0, -165), 3.0, 3.0, 0, "大榕树下")),
)  # fmt: skip
