// What the page says, in both languages; and what the reasons and kinds of the library are called.
export const WORDS = {
  en: {
    title: "Try it on a document of yours",
    lead: "Paste a dirty Chinese document or drop a file: a saved web page, Markdown, a page copied as text, the text of a newspaper PDF. It is cleaned here, in your browser; nothing leaves this page.",
    in: "Your document", out: "What comes out", placeholder: "Paste text or HTML here, or drop a file …",
    choose: "Choose a file", or: "or an example:", examples: "Examples", noFile: "remove",
    options: "Options", form: "Format", asText: "Text", spacing: "Between Han and Latin", none: "no blank", pangu: "one blank", keep: "as it is",
    quotes: "Quotation marks", auto: "by the script", script: "Script", simplified: "to Simplified", favour: "In doubt", recall: "keep text", precision: "take junk away",
    go: "Clean", result: "Result", removed: "Taken away", doubts: "To look at", report: "Report", copy: "Copy", copied: "Copied", download: "Download",
    loadingPython: "Loading Python (once, some 17 MB) …", loadingPackages: "Loading the library …", ready: "Ready.", done: "Done.", working: "Cleaning …",
    broken: "Python could not be started here: ", empty: "Nothing is left of this document; what was taken away says why.",
    told: (n) => `${n.articles} article${n.articles === 1 ? "" : "s"}, ${n.letters.toLocaleString("en")} letters, ${n.seconds} s` + (n.balanced ? ", every letter accounted for" : ""),
    noneRemoved: "Nothing was taken away.", noDoubts: "Nothing to look at.", line: "line",
    pdf: "A PDF cannot be read here: its reader does not run in browsers. The command reads it: hizone-clean page.pdf",
    foot: "This page runs the released package itself, with Pyodide. HTML is read by a small reader in place of lxml, which builds the same tree on all but badly broken pages.",
    sample: { "000": "Feed reader", "001": "Article", "002": "Page as text", "003": "Newspaper", "004": "Newspaper 2" },
  },
  zh: {
    title: "拿一份自己的文档试试",
    lead: "把脏乱的中文文档贴进来，或者拖一个文件进来：保存的网页、Markdown、整页复制的文字、报纸 PDF 里取出的文字。清洗就在你的浏览器里进行，什么都不会上传。",
    in: "你的文档", out: "清洗的结果", placeholder: "把文字或 HTML 贴在这里，或把文件拖进来……",
    choose: "选择文件", or: "或者看一个例子：", examples: "例子", noFile: "移除",
    options: "选项", form: "格式", asText: "纯文本", spacing: "汉字与西文之间", none: "不留空格", pangu: "留一个空格", keep: "保持原样",
    quotes: "引号", auto: "随繁简而定", script: "繁简", simplified: "转成简体", favour: "拿不准时", recall: "保住正文", precision: "去掉杂质",
    go: "清洗", result: "结果", removed: "删去的", doubts: "请过目", report: "报告", copy: "复制", copied: "已复制", download: "下载",
    loadingPython: "正在加载 Python（只需一次，约 17 MB）……", loadingPackages: "正在加载程序库……", ready: "可以开始了。", done: "洗好了。", working: "正在清洗……",
    broken: "这里启动不了 Python：", empty: "这份文档什么都没留下；“删去的”里写明了缘由。",
    told: (n) => `${n.articles} 篇文章，${n.letters.toLocaleString("zh")} 字，用时 ${n.seconds} 秒` + (n.balanced ? "，每个字都有着落" : ""),
    noneRemoved: "什么都没有删去。", noDoubts: "没有需要过目的地方。", line: "第",
    pdf: "这里读不了 PDF：读 PDF 的程序不能在浏览器里运行。请用命令：hizone-clean page.pdf",
    foot: "本页用 Pyodide 运行正式发布的软件包。HTML 由一个小的解析器代替 lxml 读取，除非网页破损得厉害，建出来的树完全一样。",
    sample: { "000": "订阅源里的网页", "001": "网页文章", "002": "整页复制的文字", "003": "报纸", "004": "报纸之二" },
  },
};

export const LABELS = {
  front_matter: "前言数据", breadcrumb: "导航路径", byline: "署名行", credit: "来源编辑", related: "相关阅读", ad: "广告", contact: "联系方式",
  copyright: "版权声明", share: "分享按钮", nav_link: "导航链接", image: "图片", duplicate: "重复", furniture: "版面元素", markup: "标记", metadata: "元数据", custom: "自定规则",
  masked_text: "打了码", replaced_word: "被改写的词", unbalanced_quote: "引号不成对", lost_character: "丢了字", undecodable: "无法解码",
  moved_headline: "标题移动过", ambiguous: "编码有疑", other: "其他",
};
