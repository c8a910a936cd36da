"""Short pages of many kinds: everything that the page is there for stays, whatever little text stands around it."""

from __future__ import annotations

import re

import pytest

from hizone_clean import clean, clean_document

# name, the page, what must stay, what must go; every page is made up
NOTICE = """<html><head><title>临江市第三医院2023年公开招聘公告</title></head><body>
<div class="nav"><a href="/">首页</a>|<a href="/1">医院概况</a>|<a href="/2">科室导航</a>|<a href="/3">就医指南</a></div>
<div class="pos">您现在的位置：<a href="/">首页</a>&gt;&gt;<a href="/5">人才招聘</a></div>
<div class="title">临江市第三医院2023年公开招聘公告</div><div class="info">发布时间：2023-05-11　浏览次数：4821</div>
<div class="content"><p>因工作需要，经研究决定，面向社会公开招聘工作人员。现将有关事项公告如下：</p><p><strong>一、招聘岗位</strong></p>
<table><tr><td>岗位</td><td>人数</td><td>学历</td></tr><tr><td>内科医师</td><td>3</td><td>硕士研究生及以上</td></tr></table>
<p><strong>二、报名方式</strong></p><p>1.报名时间：2023年5月15日至5月26日。</p><p>2.报名地点：医院行政楼三楼人事科。</p>
<p>附件：<a href="1.doc">报名表.doc</a></p><p style="text-align:right">临江市第三医院</p><p style="text-align:right">2023年5月11日</p></div>
<div class="pn">上一篇：<a href="/9">关于端午节放假的通知</a></div><div class="foot">地址：临江市人民路12号 技术支持：某某科技</div></body></html>"""

RELEASE = """<html><head><title>v2.4.0 发布说明 | 某某数据库文档</title></head><body><header><a>文档</a><a>博客</a><a>社区</a></header>
<aside><ul><li><a>快速开始</a></li><li><a>安装部署</a></li><li><a>发布说明</a></li></ul></aside><main><h1>v2.4.0 发布说明</h1>
<h2>新功能</h2><ul><li>支持在线添加列，不再锁表。</li><li>新增 <code>SHOW SLOW LOGS</code> 语句。</li></ul>
<h2>问题修复</h2><ul><li>修复并发导入时偶发的内存泄漏。(<a href="#1">#1024</a>)</li><li>修复时区不同时的日期偏移。</li></ul></main>
<footer>© 2023 某某科技</footer></body></html>"""

TAIWAN = """<html lang="zh-Hant"><head><title>東部豪雨釀土石流 山區道路中斷 | 島嶼新聞網</title></head><body>
<ul class="menu"><li><a href="/">即時</a></li><li><a href="/p">政治</a></li><li><a href="/s">社會</a></li></ul>
<article><h1>東部豪雨釀土石流　山區道路中斷</h1><div class="meta">2023/09/04 08:12　記者陳小明／花蓮報導</div>
<p>受颱風外圍環流影響，東部山區昨日起連降豪雨，多處發生土石流，部分路段雙向中斷。</p>
<p>「半夜聽到轟隆一聲，還以為是地震。」附近的林姓居民表示，所幸全家人都已撤離。</p>
<p>★延伸閱讀：<a href="/2">颱風路徑一次看</a></p><p>公路局指出，搶修人員已進駐，預計五日傍晚可搶通單線。</p></article>
<div class="rel"><h3>相關新聞</h3><ul><li><a href="/5">清晨規模四點五地震</a></li></ul></div>
<div class="ft">島嶼新聞網版權所有，非經授權，不許轉載</div></body></html>"""

POEM = """<html><head><title>春夜喜雨原文、翻译及赏析_杜甫的诗_古诗网</title></head><body><div><a href="/">推荐</a> <a>诗文</a> <a>名句</a></div>
<div class="main"><div class="sons"><h1>春夜喜雨</h1><div class="contson">好雨知时节，当春乃发生。<br>随风潜入夜，润物细无声。</div></div>
<div class="sons"><h2>译文及注释</h2><p>好雨知道下雨的节气，正是在春天植物萌发生长的时候。</p><p><strong>注释</strong><br>知：明白，知道。<br>乃：就。</p></div>
</div><div class="rel"><h2>猜您喜欢</h2><p><a>望岳</a></p><p><a>登高</a></p></div><div>© 2024 古诗网 | 诗文 | 名句 | 作者</div></body></html>"""

THREAD = """<html><head><title>老房子电线老化怎么换？ - 装修论坛 - 居家社区</title></head><body>
<div id="hd"><ul id="nav"><li><a href="a">论坛</a></li><li><a href="b">群组</a></li><li><a href="c">搜索</a></li></ul></div>
<h1><a href="t1.html">老房子电线老化怎么换？</a></h1>
<div id="post_1"><div class="pls">木子李<br>中级会员</div><div class="pi">楼主 发表于 2021-3-5 10:22 | 只看该作者</div>
<div class="t_f">家里是九十年代的房子，电线都是铝线，最近空调一开就跳闸。想请教各位，是整屋重新走线，还是只换主线就行？</div></div>
<div id="post_2"><div class="pls">电工老王<br>金牌会员</div><div class="pi">沙发 发表于 2021-3-5 11:08 | 只看该作者</div>
<div class="t_f">铝线一定要全换。只换主线没用，插座支路一样会发热。建议空调单独走铜线，厨房也单独一路。</div></div>
<div id="post_3"><div class="pls">小雨点<br>新手上路</div><div class="pi">板凳 发表于 2021-3-6 08:40 | 只看该作者</div>
<div class="t_f">我家去年刚换完，九十平花了八千多，工期四天。</div></div>
<div id="ft">Powered by Discuz! © 2001-2017 | 小黑屋 | 手机版 | 京ICP备00000000号</div></body></html>"""

ANSWERS = """<html><head><title>为什么说“春捂秋冻”？ - 问答社区</title></head><body><header><a>首页</a><a>发现</a><button>登录</button></header>
<div class="QuestionHeader"><h1>为什么说“春捂秋冻”？</h1><div>老人总说春天要多穿，秋天要少穿，这有科学依据吗？</div><button>关注问题</button></div>
<div class="List"><h4>2 个回答</h4><div class="item"><div><a>林医生</a></div><div>128 人赞同了该回答</div>
<div class="rich"><p>有一定道理。春天气温起伏大，过早减衣容易着凉。</p><p>但“秋冻”要因人而异，老人和慢性病患者不宜勉强。</p></div>
<div>发布于 2022-03-14 09:21</div><div><button>赞同 128</button><button>分享</button></div></div><div class="item"><div><a>匿名用户</a></div>
<div class="rich"><p>我理解就是让身体慢慢适应季节变化，别一下子换装。</p></div><div>编辑于 2022-03-15 20:02</div></div></div>
<div>相关问题</div><div><a>春天适合吃什么？</a> 33 个回答</div></body></html>"""

EVENT = """[跳转到主要内容](#main)

[首页](/) [活动](/events) [场馆](/venues) [登录](/login)

# 城市书房读书会：《乡土中国》

**时间：** 2023年9月16日 14:00-16:00

**地点：** 滨河城市书房二楼

**主讲人：** 周老师

费孝通先生的《乡土中国》写于七十多年前，今天读来依然能照见我们的生活。

### 你可能还喜欢

- [周末手作：植物拓印](/e/2)
- [老街导览](/e/3)

© 2023 城市书房 | [隐私政策](/privacy)
"""

FAQ = """首页
产品中心
帮助中心
登录
注册
帮助中心 > 账户问题
热门搜索：充值 退款 发票
常见问题
如何修改登录密码？
登录后进入“个人中心”，点击“账户安全”，按提示修改即可。
忘记密码怎么办？
在登录页点击“忘记密码”，通过绑定手机号接收验证码后重新设置。
联系客服
关于我们
隐私政策
Copyright © 2015-2024 某某网络科技有限公司 版权所有
"""

PODCAST = """<html><head><title>第12期 城市里的河 - 慢谈播客</title></head><body><nav><a href="/">首页</a><a href="/all">全部节目</a></nav>
<main><h1>第12期 城市里的河</h1><p>本期我们请来两位做水环境的朋友，聊聊城市里的河为什么又清了。</p><h2>时间轴</h2>
<ul><li>02:10 两位嘉宾各自怎么入行</li><li>18:45 截污和清淤哪个先做</li><li>41:30 岸线还给谁</li></ul>
<h2>本期音乐</h2><p>片头曲《小河淌水》，片尾曲《长河》。</p></main><footer>© 2023 慢谈播客</footer></body></html>"""

WEATHER = """首页
天气预报
台风路径
登录
临江市气象台 2024-06-03 06:00 发布
今天白天：多云转阴，局部有阵雨，东南风3级，气温24到31度。
今天夜间：阴有小雨，气温22度。
明天：中雨，注意防范地质灾害。
关于我们
Copyright © 2024 临江气象局 版权所有
"""

PATENT = """<html><head><title>一种蒸饭柜 - 专利检索</title></head><body><div class=nav><a href=/>首页</a> <a href=/s>高级检索</a></div>
<div class=d><h1>一种蒸饭柜</h1><table><tr><td>申请号</td><td>CN202310000000.0</td></tr><tr><td>申请日</td><td>2023-01-05</td></tr></table>
<h3>摘要</h3><p>本实用新型公开了一种蒸饭柜，包括柜体和水箱。</p></div><div class=foot>版权所有 某某检索</div></body></html>"""

CONCERT = """<html><head><title>演出信息：四季 - 临江大剧院</title></head><body><header><a href=/>首页</a><a href=/b>购票</a></header>
<main><h1>四季</h1><p>时间：2024年5月1日 19:30</p><p>地点：临江大剧院音乐厅</p><p>票价：80元、120元、280元</p><h2>曲目</h2>
<ul><li>维瓦尔第：四季</li><li>巴赫：G弦上的咏叹调</li></ul><h2>演出者</h2><p>临江交响乐团，指挥李明。</p></main>
<footer>© 2024 临江大剧院</footer></body></html>"""

TIMELINE = """<html><head><title>大事记_临江大学</title></head><body><div class="menu"><a href="/">学校首页</a> <a href="/j">学校概况</a></div>
<div class="wrap"><h2>大事记</h2><div class="list"><p>1952年 学校由三所学院合并而成。</p><p>1978年 恢复招收研究生。</p>
<p>2001年 迁入新校区。</p><p>2019年 建校七十周年。</p></div></div><div class="bottom">地址：临江市学府路1号 邮编：000000</div></body></html>"""

OBITUARY = """<html><head><title>讣告 - 临江日报社</title></head><body><div class="top"><a href="/">首页</a> <a href="/n">通知公告</a></div>
<div class="article"><h1>讣告</h1><p>本社离休干部王树民同志因病医治无效，于2023年3月2日逝世，享年九十一岁。</p>
<p>遗体告别仪式定于3月4日上午九时在市殡仪馆举行。</p><p>临江日报社治丧小组</p><p>2023年3月2日</p></div>
<div class="footer">主办：临江日报社 备案号：某ICP备00000000号</div></body></html>"""

ENTRY = """<html><head><title>踟蹰的意思,拼音,近义词 - 在线词典</title></head><body><div class="hd"><a href="/">汉语词典</a> <a href="/c">成语词典</a></div>
<div class="con"><h1>踟蹰</h1><p>拼音：chí chú</p><p>解释：心里犹豫，要走不走的样子。</p><p>近义词：徘徊、彷徨</p>
<p>例句：他在门口踟蹰了许久，终于没有敲门。</p></div><div class="hot"><h3>热门词语</h3><a href="/1">彷徨</a> <a href="/2">徘徊</a></div></body></html>"""

HIDDEN_TOC = """<html><head><title>安装 | 某工具手册</title></head><body><nav><ul><li><a href="/a">介绍</a></li><li><a href="/b">安装</a></li></ul></nav>
<div class="doc"><h1>安装<a class="headerlink" href="#i">¶</a></h1><p>先装运行环境，再用下面的命令安装。</p><pre><code>tool install --all
tool check</code></pre><p>装好以后，命令会告诉你版本号。</p></div><div class="pager"><a href="/a">上一页 介绍</a><a href="/c">下一页 配置</a></div></body></html>"""

ENCYCLOPEDIA = """<html><head><title>临江古渡（浙江省临江市景点）_某某百科</title></head><body><div class="nav"><a>首页</a><a>分类</a></div>
<div class="lemma"><dl class="title"><dd><h1>临江古渡</h1><a>编辑</a> <a>讨论</a></dd></dl><div class="lemma-summary"><div class="para">
临江古渡位于临江市东门外<sup>[1]</sup>，始建于宋代，是古代水陆交通的要津。</div></div><dl><dt>中文名</dt><dd>临江古渡</dd><dt>占地面积</dt>
<dd>三十亩</dd></dl><div class="catalog"><h2>目录</h2><ol><li>1 <a href="#1">历史</a></li></ol></div><div class="para-title"><h2>历史沿革</h2>
<a>编辑</a> <a>播报</a></div><div class="para">宋代设渡，明代建石阶<sup>[2]</sup>。</div><div class="para-title"><h2>主要景观</h2><a>编辑</a></div>
<div class="para">渡口有古樟三株，石阶四十九级。</div></div><div>猜你关注</div><div>© 某某 使用前必读</div></body></html>"""

SEVERAL = """<html><head><title>简讯三则 - 某某网</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">新闻</a></div><div class="main">
<div class="art"><h2>新桥通车</h2><p>跨江新桥昨日正式通车，双向六车道，全长两公里，过江时间缩短到五分钟。</p></div>
<div class="art"><h2>图书馆延长开放</h2><p>市图书馆从本月起延长开放时间，每天到晚上十点，周末不休息。</p></div>
<div class="art"><h2>菜市场改造完成</h2><p>东门菜市场改造完成，新增摊位四十个，并设了老年人专座。</p></div></div><div>版权所有 某某网</div></body></html>"""

NOTICES = """<html><head><title>通知公告 - 某某局</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">新闻</a></div><div class="main">
<h2>通知公告</h2><ul><li><a href="1">关于国庆节放假安排的通知</a><span>2023-09-25</span></li><li><a href="2">关于停水检修的公告</a><span>2023-09-20</span></li>
<li><a href="3">2023年秋季招生简章</a><span>2023-08-11</span></li><li><a href="4">关于调整公交线路的公告</a><span>2023-08-02</span></li></ul>
<div class="page">共4条 1/1页 首页 上一页 下一页 尾页</div></div><div>版权所有 某某局</div></body></html>"""

TIPS = """首页
天气预报
登录
临江市气象台2024年6月3日6时发布
今天白天：多云转阴，局部有阵雨，气温24到31度。
今天夜间：阴有小雨，气温22度。
温馨提示：
1. 出门请带伞
2. 注意防滑
3. 驾车减速慢行
关于我们
Copyright © 2024 临江气象局 版权所有
"""

ACCOUNT = """<html><head><meta name="author" content="林小溪"><title></title></head><body><div id="js_article"><h1 id="activity-name">春耕时节看田间</h1>
<div id="meta_content"><span>林小溪</span> <span><a href="javascript:;">临江农事</a><div style="display:none">微信号 linjiang 功能介绍 发布农情</div></span>
<em id="publish_time"></em></div><div id="js_content" style="visibility: hidden;"><section>点击上方蓝字关注我们</section>
<p>园区今年前三季度新增企业一百二十家，比去年同期多三成，其中大半做新材料和仪器。</p><p><strong>01 备种</strong></p><p>种子要选本地品种。</p>
<p>编辑：小溪 审核：老林</p><p>长按二维码关注</p></div><div>继续滑动看下一个</div></div>
<script>var ct = "1714435200"; var nickname = htmlDecode("临江农事");</script></body></html>"""

CHANGES = """<html><head><title>更新日志</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">栏目</a><a href="/b">服务</a></div>
<div class="wrap"><h1>更新日志</h1><h2>3.2.1 (2023-06-01)</h2><ul><li>修复：导出时文件名乱码</li><li>优化：启动速度提升30%</li></ul><h2>3.2.0 (2023-05-20)</h2><ul><li>新增：夜间模式</li><li>新增：支持批量重命名</li></ul></div><div class="foot">版权所有 某某 备案号00000000</div></body></html>"""

DOCTOR = """<html><head><title>林大明_心内科_某某医院</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">栏目</a><a href="/b">服务</a></div>
<div class="wrap"><div class=left><img src=d.jpg></div><h2>林大明</h2><div>主任医师 教授</div><div>科室：心内科</div><div>擅长：冠心病、高血压、心力衰竭的诊治</div>
<h3>个人简介</h3><p>从医三十年，主持省级课题三项，发表论文四十余篇。</p><h3>出诊信息</h3><table><tr><td></td><td>周一</td><td>周二</td><td>周三</td></tr><tr><td>上午</td><td>专家</td><td></td><td>专家</td></tr><tr><td>下午</td><td></td><td>特需</td><td></td></tr></table></div><div class="foot">版权所有 某某 备案号00000000</div></body></html>"""

SCHOOL = """<html><head><title>公告 - 臨江國小</title></head><body><div><a>首頁</a><a>行政單位</a><a>公告</a></div>
<div class="wrap"><div class=t>【轉知】112學年度新生入學注意事項</div><div>發布單位：教務處　發布日期：112-05-10　點閱：320</div><div class=c><p>一、報到時間：112年5月20日上午9時至12時。</p><p>二、應備文件：戶口名簿、入學通知單。</p><p>三、承辦人：教務處林組長，電話：(02)1234-5678轉101。</p><p>附件：<a href=a.pdf>入學通知.pdf</a></p></div></div><div>版權所有 © 臨江國民小學 地址：臨江市中山路1號</div></body></html>"""

SONG = """<html><head><title>小河弯弯 歌词</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">栏目</a><a href="/b">服务</a></div>
<div class="wrap"><h1>小河弯弯</h1><p>演唱：林溪<br>词：周舟<br>曲：王海</p><p>小河弯弯向东流<br>流过我家门前头<br>妈妈在河边洗衣裳<br>我在桥上数石头</p><p>啊小河<br>你要流到哪里去</p><div>上一首：月光</div><div>下一首：故乡</div></div><div class="foot">版权所有 某某 备案号00000000</div></body></html>"""

LETTER = """<html><head><title>市长热线_某市</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">栏目</a><a href="/b">服务</a></div>
<div class="wrap"><div class="tit">关于东门街路灯不亮的问题</div><table><tr><td>信件编号</td><td>20230512001</td></tr><tr><td>来信人</td><td>王**</td></tr><tr><td>来信时间</td><td>2023-05-12</td></tr></table><div class="q"><b>来信内容：</b>东门街从菜市场到小学一段路灯坏了半个月，晚上接孩子很不方便，请尽快维修。</div><div class="a"><b>办理结果：</b>您好！经核实，该路段路灯因电缆故障停用，已于5月15日修复。感谢您的关注。</div><div>回复单位：市城管局</div><div>回复时间：2023-05-16</div></div><div class="foot">版权所有 某某 备案号00000000</div></body></html>"""

SCHEDULE = """<html><head><title>六月讲座安排</title></head><body><div class="nav"><a href="/">首页</a><a href="/a">栏目</a><a href="/b">服务</a></div>
<div class="wrap"><h1>六月讲座安排</h1><table><tr><th>日期</th><th>主题</th><th>主讲</th><th>地点</th></tr><tr><td>6月3日</td><td>河流与城市</td><td>周明</td><td>一楼报告厅</td></tr><tr><td>6月10日</td><td>古籍修复</td><td>林琴</td><td rowspan=2>二楼展厅</td></tr><tr><td>6月17日</td><td>方言里的家乡</td><td>王海</td></tr></table><p>讲座免费，无需预约。</p></div><div class="foot">版权所有 某某 备案号00000000</div></body></html>"""

PAGES = {
    "notice": (NOTICE, ["面向社会公开招聘", "一、招聘岗位", "内科医师 | 3", "行政楼三楼", "报名表.doc", "\n2023年5月11日"], ["科室导航", "端午节放假"]),
    "release notes": (RELEASE, ["不再锁表", "SHOW SLOW LOGS", "问题修复", "内存泄漏。（#1024）\n", "日期偏移"], ["快速开始"]),
    "Taiwanese news": (TAIWAN, ["多處發生土石流", "林姓居民", "公路局指出"], ["清晨規模四點五", "不許轉載", "政治"]),
    "poem": (POEM, ["好雨知时节", "润物细无声", "萌发生长", "知：明白", "乃：就"], ["望岳", "登高"]),
    "thread": (THREAD, ["都是铝线", "铝线一定要全换", "工期四天"], ["小黑屋", "群组"]),
    "answers": (ANSWERS, ["这有科学依据吗", "过早减衣", "不宜勉强", "别一下子换装"], ["春天适合吃什么"]),
    "event": (EVENT, ["2023年9月16日", "滨河城市书房二楼", "周老师", "费孝通"], ["植物拓印", "隐私政策"]),
    "questions": (FAQ, ["如何修改登录密码", "账户安全", "忘记密码怎么办", "验证码"], ["隐私政策", "注册", "版权所有"]),
    "weather": (WEATHER, ["局部有阵雨", "气温22度", "注意防范地质灾害"], ["台风路径", "版权所有"]),
    "patent": (PATENT, ["CN202310000000.0", "申请日 | 2023-01-05", "包括柜体和水箱"], ["高级检索"]),
    "concert": (CONCERT, ["2024年5月1日", "音乐厅", "280元", "维瓦尔第", "指挥李明"], ["购票"]),
    "podcast": (PODCAST, ["做水环境", "02:10", "41:30", "小河淌水"], ["全部节目"]),
    "timeline": (TIMELINE, ["1952年", "1978年", "2001年", "2019年"], []),
    "obituary": (OBITUARY, ["享年九十一岁", "遗体告别", "治丧小组", "\n2023年3月2日"], ["备案号"]),
    "dictionary entry": (ENTRY, ["chí chú", "要走不走", "近义词", "终于没有敲门"], ["成语词典"]),
    "encyclopedia": (ENCYCLOPEDIA, ["水陆交通的要津", "三十亩", "历史沿革\n\n宋代设渡", "主要景观\n\n渡口有古樟"], ["编辑", "猜你关注"]),
    "several articles": (SEVERAL, ["新桥通车\n\n跨江", "图书馆延长开放\n\n市图书馆", "菜市场改造完成\n\n东门"], ["版权所有"]),
    "list of notices": (NOTICES, ["国庆节放假安排", "停水检修", "秋季招生简章", "公交线路"], ["上一页", "首页"]),
    "tips": (TIPS, ["局部有阵雨", "温馨提示：\n\n1. 出门请带伞\n\n2. 注意防滑\n\n3. 驾车减速慢行"], ["关于我们", "登录"]),
    "account": (ACCOUNT, ["新增企业一百二十家", "01 备种", "本地品种"], ["林小溪临江", "蓝字", "审核", "功能介绍"]),
    "changes": (CHANGES, ["3.2.1 (2023-06-01)", "文件名乱码", "3.2.0 (2023-05-20)", "批量重命名"], ["首页"]),
    "doctor": (DOCTOR, ["林大明\n\n主任医师 教授", "高血压", "发表论文", "上午 | 专家 |  | 专家"], ["首页", "版权所有"]),
    "school notice": (SCHOOL, ["新生入學注意事項\n\n一、報到時間", "戶口名簿", "教務處林組長", "入學通知.pdf"], ["行政單位", "點閱"]),
    "song": (SONG, ["演唱：林溪", "流过我家门前头", "你要流到哪里去"], ["月光", "故乡"]),
    "letter to the mayor": (LETTER, ["来信人 | 王**", "路灯坏了半个月", "已于5月15日修复", "回复时间"], ["首页"]),
    "schedule": (SCHEDULE, ["6月10日 | 古籍修复 | 林琴 | 二楼展厅", "6月17日 | 方言里的家乡 | 王海", "无需预约"], ["首页"]),
    "manual": (HIDDEN_TOC, ["先装运行环境", "tool check", "版本号"], ["下一页"]),
}  # fmt: skip


OLD = """<html><head><title>老城的桥</title></head><body><h1>老城的桥</h1><div class="c">　　老城里有七座桥，最老的一座建于明代，桥面<br>由整块的青石铺成，两边的石栏上刻着莲花。每<br>
到春天，河岸的柳树发芽，桥上便站满了看水的<br>人。<br>　　第二座桥在东门外，是民国时候修的，用的是<br>从外省运来的水泥，桥墩上还能看见当年的字。<br><br>
地址：东门街12号<br>电话：0571-88888888<br></div></body></html>"""


@pytest.mark.parametrize("lines", [OLD, OLD.replace("　　", "&nbsp;&nbsp;&nbsp;&nbsp;"), OLD.replace("<br>", "<p>")])
def test_lines_that_a_page_of_old_wrapped_are_joined_and_those_that_it_set_are_not(lines: str) -> None:
    assert clean(lines).split("\n\n") == [
        "老城的桥",
        "老城里有七座桥，最老的一座建于明代，桥面由整块的青石铺成，两边的石栏上刻着莲花。每到春天，河岸的柳树发芽，桥上便站满了看水的人。",
        "第二座桥在东门外，是民国时候修的，用的是从外省运来的水泥，桥墩上还能看见当年的字。",
        "地址：东门街12号",
        "电话：0571-88888888",
    ]


def test_lines_of_verse_and_of_an_address_stay_lines() -> None:
    verse = "<h1>渡口</h1><div>风从江面上吹来，带着泥土<br>柳树想了一夜，终于说出绿<br>我站在渡口，等不肯来的船<br>船在对岸，桨声却先到了我</div>"
    assert len(clean(f"<html><body>{verse}</body></html>").split("\n\n")) == 5


@pytest.mark.parametrize("name", PAGES)
def test_what_a_short_page_is_there_for_stays(name: str) -> None:
    page, stays, goes = PAGES[name]
    document = clean_document(page)
    text = document.to_markdown() if name == "manual" else document.text
    assert [words for words in stays if words not in text] == []
    assert [words for words in goes if words in re.sub(r"(?s)^---.*?---", "", text)] == []
    assert document.check().ok


@pytest.mark.parametrize("name", PAGES)
def test_a_second_pass_over_a_short_page_changes_nothing(name: str) -> None:
    once = clean(PAGES[name][0])
    assert clean(once) == once
