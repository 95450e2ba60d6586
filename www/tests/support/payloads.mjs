// What a hostile or broken feed may hold. Whatever of it would run says so by window.__ran; whatever loads asks evil.example.
const JS = "window.__ran=1";
const EVIL = "https://evil.example";

/** Text that must stay text. */
export const texts = [
  `<script>${JS}</script>`, `"><script>${JS}</script>`, `'><script>${JS}</script>`, `</title><script>${JS}</script>`, `</textarea><script>${JS}</script>`, `<!--><script>${JS}</script>-->`,
  `<img src=x onerror=${JS}>`, `<img src="${EVIL}/pixel.png">`, `<svg onload=${JS}>`, `<svg><script>${JS}</script></svg>`, `<svg><animate onbegin=${JS} attributeName=x dur=1s>`, `<math><mtext><img src=x onerror=${JS}>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>`, `<iframe src="javascript:${JS}"></iframe>`, `<object data="javascript:${JS}"></object>`, `<embed src="javascript:${JS}">`, `<form action="javascript:${JS}"><button>x</button></form>`,
  `<details open ontoggle=${JS}>x</details>`, `<input autofocus onfocus=${JS}>`, `<body onload=${JS}>`, `<video><source onerror=${JS}></video>`, `<style>*{background:url(${EVIL}/css)}</style>`, `<link rel=stylesheet href="${EVIL}/x.css">`,
  `<base href="${EVIL}/">`, `<meta http-equiv=refresh content="0;url=${EVIL}">`, `<template><script>${JS}</script></template>`, `<xss style="animation:x" onanimationstart=${JS}>`, `<a href="javascript:${JS}">x</a>`,
  `<noscript><p title="</noscript><img src=x onerror=${JS}>">`, `{{constructor.constructor('${JS}')()}}`, `\${${JS}}`, `<%= ${JS} %>`, `&lt;script&gt;${JS}&lt;/script&gt;`, `&#60;img src=x onerror=${JS}&#62;`, `\u003cscript\u003e${JS}\u003c/script\u003e`,
  `<scr\u0000ipt>${JS}</scr\u0000ipt>`, `<slot name=header onslotchange=${JS}></slot>`, `<padan-match postings="${EVIL}/feed.json"></padan-match>`,
  "\u202egnorw si siht\u202c", "\u2066\u2067\u2068\u2069", "a\u200bb\u200cc\u200dd\ufeffe", "\u0000\u0001\u0008\u001b[31m", "\ud800 half a pair", "Z\u0351\u036b\u0343".repeat(400), "😀👩‍👩‍👧‍👦🏴‍☠️", "ﷺ".repeat(200), "a".repeat(5000), "kata ".repeat(3000),
  "=cmd|' /C calc'!A0", "%s%n%x", "../../../../etc/passwd", "'; DROP TABLE lowongan; --", "NaN", "undefined", "null", "[object Object]", "-1e400", "",
];

/** Addresses that no link may lead to. */
export const links = [
  `javascript:${JS}`, `JaVaScRiPt:${JS}`, ` javascript:${JS}`, `\tjavascript:${JS}`, `java\tscript:${JS}`, `java\nscript:${JS}`, `java\rscript:${JS}`, `\u0001javascript:${JS}`, `javascript\u003a${JS}`, `javascript&colon;${JS}`, `javascript&#58;${JS}`,
  `javascript://contoh.example/%0a${JS}`, `jav\u0000ascript:${JS}`, `\u00a0javascript:${JS}`, `\ufeffjavascript:${JS}`, `view-source:javascript:${JS}`, `feed:javascript:${JS}`, `vbscript:msgbox(1)`, `livescript:${JS}`, `mocha:${JS}`,
  `data:text/html,<script>${JS}</script>`, `DATA:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==`, `data:image/svg+xml,<svg onload=${JS}>`, ` data:text/html,x`, `blob:https://contoh.example/1`, `file:///etc/passwd`, `filesystem:https://contoh.example/x`, `about:blank`,
  `https://user:password@evil.example/`, `https://contoh.example\u0000.evil.example/`, `intent://x#Intent;scheme=javascript;end`, `ws://evil.example`, `ftp://evil.example/`, `mailto:x@evil.example`, `tel:112`, `chrome://settings`,
];
/** Addresses that are links. */
export const goodLinks = ["https://contoh.example/1", "http://contoh.example/2", "lowongan.html#x", "/lowongan", "?id=3", "//contoh.example/4", "HTTPS://CONTOH.example/5"];

/** Values of a wrong kind. */
export const kinds = [null, true, 0, -1, 1e308, [], {}, [[[]]], [null], { "@type": "X" }, { toString: "x" }, { length: 1e9 }, [1, "a", { b: [] }], { then: "x" }, { title: { title: { title: 1 } } }];

/** Where it may stand. */
export const fields = {
  title: (value) => ({ title: value }),
  description: (value) => ({ description: value }),
  organization: (value) => ({ hiringOrganization: { "@type": "Organization", name: value } }),
  locality: (value) => ({ jobLocation: { "@type": "Place", address: { "@type": "PostalAddress", addressLocality: value } } }),
  url: (value) => ({ url: value }),
  employmentType: (value) => ({ employmentType: value }),
  identifier: (value) => ({ identifier: { "@type": "PropertyValue", value } }),
  validThrough: (value) => ({ validThrough: value }),
  baseSalary: (value) => ({ baseSalary: { "@type": "MonetaryAmount", currency: value, value: { minValue: value, maxValue: value, unitText: value } } }),
  skills: (value) => ({ skills: value }),
};
const usual = { "@type": "JobPosting", title: "Penjahit", hiringOrganization: { name: "Contoh Busana" }, description: "Bisa jahit kebaya dan obras." };
export const good = { ...usual, title: "Penjahit yang baik", description: "Bisa jahit kebaya dan obras. Punya SIM C.", url: "https://contoh.example/baik" };

/** One feed a field: { field, postings, count }. */
export function feeds() {
  return Object.entries(fields).map(([field, put]) => {
    const values = [...texts, ...links, ...kinds];
    return { field, count: values.length, postings: [good, ...values.map((value) => ({ ...usual, ...put(value) })), good] };
  });
}

/** Feeds as text that are not what they should be → [text, how many openings of it can be read, whether something must be said]. */
export const broken = {
  "nothing at all": ["", 0, true],
  "half a list": ['[{"title":"Penjahit","description":"Bisa jahit kebaya"},{"ti', 0, true],
  "HTML": ["<!doctype html><p>404", 0, true],
  "a byte order mark": [`\ufeff${JSON.stringify([good])}`, 1, false],
  "NaN": ['[{"title":"Penjahit","description":"x","hours":NaN}]', 0, true],
  "1e400": ['[{"title":"Penjahit","description":"Bisa jahit kebaya","baseSalary":{"value":{"value":1e400}}}]', 1, false],
  "single quotes": ["[{'title':'Penjahit'}]", 0, true],
  "a raw line break in a string": ['[{"title":"Penj\nahit"}]', 0, true],
  "a string": ['"Penjahit"', 0, true],
  "null": ["null", 0, true],
  "a number": ["7", 0, true],
  "a list of lists": [`[[${JSON.stringify(good)}]]`, 0, true],
  "an object without openings": ['{"hello":"world"}', 0, true],
  "postings inside an object": [JSON.stringify({ postings: [good, good] }), 2, false],
  "@graph": [JSON.stringify({ "@context": "https://schema.org", "@graph": [good, { "@type": "Organization", name: "x" }] }), 1, false],
  "ItemList": [JSON.stringify({ "@type": "ItemList", itemListElement: [{ "@type": "ListItem", item: good }] }), 1, false],
  "the same key twice": ['[{"title":"Penjahit","title":"Sopir","description":"Bisa jahit kebaya"}]', 1, false],
  "good and bad": [JSON.stringify([good, 7, null, "x", [], { title: {} }, {}, good]), 2, true],
  "__proto__": ['[{"title":"Penjahit","description":"Bisa jahit kebaya","__proto__":{"polluted":1,"title":"x"},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}}]', 1, false],
  "__proto__ as the list's": ['{"__proto__":{"polluted":1},"postings":[{"title":"Penjahit","description":"Bisa jahit kebaya"}]}', 1, false],
  "hasOwnProperty as a field": ['[{"title":"Penjahit","description":"Bisa jahit kebaya","hasOwnProperty":1,"toString":1,"valueOf":null,"toJSON":"x"}]', 1, false],
  "half a pair": [`[{"title":"Penjahit \\ud800","description":"Bisa jahit kebaya"},${JSON.stringify(good)}]`, 1, true],
  "nested a thousand deep": [`[{"title":"Penjahit","description":"Bisa jahit kebaya","x":${"[".repeat(1000)}${"]".repeat(1000)}},${JSON.stringify(good)}]`, 1, true],
  "nested two hundred thousand deep": [`[{"title":"Penjahit","description":"Bisa jahit kebaya","x":${"[".repeat(200_000)}${"]".repeat(200_000)}},${JSON.stringify(good)}]`, 1, true],
  "a thousand keys": [JSON.stringify([{ ...good, ...Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`, at])) }, good]), 1, true],
  "a word of a megabyte": [JSON.stringify([{ ...good, title: "x".repeat(1e6) }, good]), 2, false],
  "a description of a megabyte": [JSON.stringify([{ ...good, description: "bisa jahit ".repeat(1e5) }, good]), 2, false],
  "more than ten megabytes": [JSON.stringify([{ ...good, description: "x".repeat(11e6) }]), 0, true],
};

/** What a page's own elements may be called. */
export const clobbering = [
  `<img name="currentScript" src="/demo/icon.svg" data-evil="${EVIL}/">`, `<a id="currentScript" href="${EVIL}/x.js"></a>`, `<form id="customElements"></form>`, `<form name="customElements"><input name="get"><input name="define"></form>`,
  `<form id="HTMLElement"></form>`, `<form id="WebAssembly"><input name="compile"></form>`, `<form id="fetch"></form>`, `<a id="PADAN_FILES" href="${EVIL}"></a><a id="PADAN_FILES" name="integrity" href="${EVIL}"></a>`,
  `<form id="CORE"></form><form id="PADAN_MORE"></form>`, `<img name="activeElement">`, `<img name="baseURI">`, `<img name="documentElement"><img name="body"><img name="head">`, `<img name="adoptedStyleSheets">`, `<form name="querySelectorAll"></form>`,
  `<form id="document"></form><form id="window"></form><form id="self"></form><form id="globalThis"></form>`, `<form id="text"><input name="value"></form><div id="hint"></div><div id="room"></div><div id="tab-jobs"></div>`, `<form id="JSON"><input name="parse"></form>`, `<form id="Intl"></form><form id="URL"></form>`,
  `<iframe name="navigator" title="x"></iframe>`, `<form id="crypto"><input name="subtle"></form>`, `<form id="location"><input name="href" value="${EVIL}"></form>`,
];
