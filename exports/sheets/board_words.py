"""The words of a public board: plain ones, to be read standing."""

from __future__ import annotations

from base.words import Bilingual

TITLE = Bilingual("公共空间改造方案公示", "Have your say on our public space")
SUBTITLE = Bilingual("请您看一看、比一比，说说想法", "Look, compare, and tell us what you think")
INTRO = Bilingual(
    "社区准备改造公共空间，让老人、大人和孩子出门走不远就有地方坐、有地方活动。下面是{count}个方案，各有长处。",
    "We plan to improve our public space, so that elders, adults and children find a place to sit and to be "
    "active close to home. Here are {count} options; each has its strengths.",
)
PERIOD = Bilingual("公示时间：{since} 至 {until}", "On show from {since} to {until}")
OPTION = Bilingual("方案 {letter}", "Option {letter}")
TODAY_SHORT = Bilingual("今", "now")
COST = Bilingual("造价", "Cost")
UPKEEP = Bilingual("每年养护", "Upkeep a year")
GAINED = Bilingual("新走得到设施的居民", "People newly within reach")
LOST = Bilingual("变得走不到的居民", "People who lose reach")
COUNT = Bilingual("改造地点", "Places improved")
PEOPLE = Bilingual("{count} 人", "{count}")
PLACES = Bilingual("{count} 处", "{count}")
SCORES = Bilingual("日常所需走得到的程度", "How well daily needs are within a walk")
SCORES_HOW = Bilingual(
    "满分 100 分，越高越好；空心条是现在，括号里是比现在高多少。",
    "Out of 100, higher is better. Hollow bars: today. In brackets: the change from today.",
)
EVERYBODY = Bilingual("全体", "All")
MAP_LEGEND = Bilingual("图上怎么看", "Reading the maps")
HOW = Bilingual("怎么提意见", "How to comment")
BY_PHONE = Bilingual(
    "用手机扫下面的二维码，说说您支持哪个方案、哪里要改。",
    "Scan the code below with your phone and say which option you prefer and what should change.",
)
ON_PAPER = Bilingual(
    "不用手机也行：写在纸上，交给{place}。", "No phone needed: write it down and hand it in at {place}."
)
THE_OFFICE = Bilingual("社区居委会", "the community office")
CALL = Bilingual("有问题请找：{contact}", "Questions: {contact}")
UNTIL = Bilingual("请在 {until} 前告诉我们。", "Please tell us by {until}.")
SCAN = Bilingual("扫码提意见", "Scan to comment")
ASSUMED = Bilingual(
    "分数按步行距离算出，部分数据为估计；造价为估算，以实际为准。",
    "Scores are computed from walking distances and some data are estimates; costs are estimates too.",
)
