// Writes the demo pages from postings.mjs and offerings.json. They are static, readable without any script, and keep a strict
// CSP: no inline style, no inline program; JSON-LD is data.
//   node demo/make.mjs                          where the widget's script is: as below
//   node demo/make.mjs ../padan/padan-1.0.0.js  elsewhere, for a folder to publish
//   node demo/make.mjs --check                  writes nothing, and fails when a page is not what it would write
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { companies, postings, rows } from "./postings.mjs";

/** The one place that holds the path of the widget's script. */
const check = process.argv[2] === "--check";
const WIDGET = check ? "../padan/padan.js" : (process.argv[2] ?? "../padan/padan.js");
const offerings = JSON.parse(readFileSync(new URL("offerings.json", import.meta.url), "utf8"));

const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const text = (value) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const json = (value) => JSON.stringify(value, null, 1).replace(/</g, "\\u003c");
function put(name, page) {
  const file = new URL(name, import.meta.url);
  if (!check) return writeFileSync(file, page);
  if (existsSync(file) && readFileSync(file, "utf8") === page) return undefined;
  console.error(`www/demo/${name} is stale: node demo/make.mjs`);
  process.exitCode = 1;
  return undefined;
}
const script = `<script type="module" src="${text(WIDGET)}"></script>`;

const logo = '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0b5a87"/><path d="M8 20a8 8 0 0 1 16 0M13 20a3 3 0 0 1 6 0M6 25h20" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

/** A page: head, the notice that all is invented, the header, the body, the footer. */
function page(lang, { title, top, other = "", body, more = "", widget = true }) {
  const id = lang === "id";
  const home = id ? "index.html" : "en.html";
  return `<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${CSP}">
  <meta name="robots" content="noindex">
  <title>${text(title)}</title>
  <link rel="icon" href="icon.svg">
  <link rel="stylesheet" href="page.css">${widget ? `\n  ${script}` : ""}${more}
</head>
<body>
  <a class="skip" href="#isi">${id ? "Langsung ke isi" : "Skip to content"}</a>
  <aside class="note" aria-label="${id ? "Catatan" : "Note"}"><p class="in">${id ? "Halaman contoh: perusahaan, lowongan, dan pelatihannya rekaan." : "Demonstration page: the company, jobs and courses are invented."}</p></aside>
  <header class="top"><div class="in">
    <a class="name" href="${home}">${logo} Grup Contoh Nusantara</a>${other && `\n    <a class="tongue" href="${other[0]}" lang="${other[2]}" hreflang="${other[2]}">${other[1]}</a>`}
    <nav aria-label="${id ? "Utama" : "Main"}"><ul>${top.map(([href, words]) => `<li><a href="${href}">${words}</a></li>`).join("")}</ul></nav>
  </div></header>
  <main id="isi">
${body}
  </main>
  <footer class="bottom"><div class="in">
    <p>${id ? "Grup Contoh Nusantara adalah perusahaan rekaan untuk memperlihatkan <code>&lt;padan-match&gt;</code>." : "Grup Contoh Nusantara is an invented company that shows <code>&lt;padan-match&gt;</code> at work."}</p>
    <ul><li><a href="pages.html">${id ? "Semua halaman contoh" : "All demonstration pages"}</a></li><li><a href="lowongan.html"${id ? "" : ' hreflang="id"'}>${id ? "Semua lowongan" : "All jobs (in Indonesian)"}</a></li><li><a href="pelatihan.html"${id ? "" : ' hreflang="id"'}>${id ? "Pelatihan mitra" : "Partner courses (in Indonesian)"}</a></li></ul>
  </div></footer>
</body>
</html>
`;
}

const town = (posting) => posting.jobLocation.address.addressLocality;
const idOf = (posting) => posting.identifier.value;
/** The openings as links, by company. */
const links = (lang) => Object.entries(companies).map(([name, does]) => {
  const own = postings.filter((posting) => posting.hiringOrganization.name === name);
  return `        <h3>${text(name)}: ${does[lang === "id" ? 0 : 1]}</h3>
        <ul${lang === "id" ? "" : ' lang="id"'}>
${own.map((posting) => `          <li><a href="lowongan.html#${idOf(posting)}">${text(posting.title)}</a> <span>${text(town(posting))}</span></li>`).join("\n")}
        </ul>`;
}).join("\n");
const ld = `\n  <script type="application/ld+json">${json({ "@context": "https://schema.org", "@graph": postings })}</script>`;

const towns = new Set(postings.map(town)).size;
const words = {
  id: {
    title: "Karier · Grup Contoh Nusantara (rekaan)", h1: "Bekerja bersama kami",
    lead: "Tulis yang bisa Anda kerjakan, lalu lihat lowongan mana yang cocok, mengapa, dan apa yang masih kurang.",
    facts: [[postings.length, "lowongan"], [Object.keys(companies).length, "unit usaha"], [towns, "kabupaten/kota"]],
    nav: [["#lowongan", "Lowongan"], ["#cara", "Cara melamar"], ["pelatihan.html", "Pelatihan"]], other: ["en.html", "English", "en"],
    jobs: "Cari lowongan yang cocok", how: "Cara melamar", ask: "Tanya jawab", units: "Unit usaha kami",
    steps: [["Tulis keterampilan Anda", "Pakai bahasa sehari-hari. Tidak perlu daftar akun, tidak perlu CV."], ["Baca alasannya", "Setiap lowongan memperlihatkan syarat yang sudah ada, yang belum, dan yang perlu dipastikan."], ["Lamar, atau belajar dulu", "Tombol Lamar membuka iklan lengkapnya. Kalau ada yang kurang, lihat pelatihan yang membuka lowongan itu."]],
    answers: [["Apakah tulisan saya dikirim ke perusahaan?", "Tidak. Pencocokan dihitung di HP atau komputer Anda sendiri. Yang Anda tulis tidak dikirim dan tidak disimpan oleh halaman ini."], ["Apakah angka kecocokan itu peluang diterima?", "Bukan. Angka itu bagian dari syarat iklan yang sudah Anda punya. Keputusan menerima tetap pada orang yang membaca lamaran."], ["Beberapa iklan menyebut umur atau penampilan. Apakah itu dinilai?", "Tidak. Hal seperti itu dipisahkan dari iklan sebelum dicocokkan dan hanya diberitahukan kepada Anda."], ["Apakah melamar dipungut biaya?", "Tidak pernah. Jangan membayar siapa pun yang menjanjikan pekerjaan."]],
  },
  en: {
    title: "Careers · Grup Contoh Nusantara (invented)", h1: "Work with us",
    lead: "Write what you can do and see which jobs fit, why, and what is still missing. The adverts are in Indonesian.",
    facts: [[postings.length, "jobs"], [Object.keys(companies).length, "businesses"], [towns, "places"]],
    nav: [["#lowongan", "Jobs"], ["#cara", "How to apply"], ["pelatihan.html", "Courses"]], other: ["index.html", "Indonesia", "id"],
    jobs: "Find a job that fits", how: "How to apply", ask: "Questions", units: "Our businesses",
    steps: [["Write what you can do", "In everyday words. No account and no CV are needed."], ["Read the reasons", "Each job shows which requirements you meet, which you lack, and which are to be checked."], ["Apply, or learn first", "Apply opens the full advert. Where something is missing, see the training that opens the job."]],
    answers: [["Is what I write sent to the company?", "No. The matching is worked out on your own phone or computer. What you write is neither sent nor stored by this page."], ["Is the fit my chance of being hired?", "No. It is the part of the advert's requirements that you already have. A person who reads the application decides."], ["Some adverts mention age or looks. Is that scored?", "No. Such things are set apart from the advert before matching, and you are only told of them."], ["Does applying cost anything?", "Never. Pay nobody who promises you a job."]],
  },
};

for (const lang of ["id", "en"]) {
  const w = words[lang];
  put(lang === "id" ? "index.html" : "en.html", page(lang, { title: w.title, top: w.nav, other: w.other, more: ld, body: `    <section class="hero"><div class="in">
      <h1>${w.h1}</h1>
      <p>${w.lead}</p>
      <ul class="facts">${w.facts.map(([n, what]) => `<li><b>${n}</b> ${what}</li>`).join("")}</ul>
    </div></section>
    <section class="work in" id="lowongan" aria-label="${w.jobs}">
      <padan-match lang="${lang}" postings="page" offerings="offerings.json">
        <div class="links">
${links(lang)}
        </div>
      </padan-match>
    </section>
    <section class="in" id="cara">
      <h2>${w.how}</h2>
      <ol class="tiles steps">${w.steps.map(([what, how]) => `<li><h3>${what}</h3><p>${how}</p></li>`).join("")}</ol>
    </section>
    <section class="in">
      <h2>${w.units}</h2>
      <ul class="units">${Object.entries(companies).map(([name, does]) => `<li><b>${text(name)}</b><br><span>${does[lang === "id" ? 0 : 1]}</span></li>`).join("")}</ul>
    </section>
    <section class="in" id="tanya">
      <h2>${w.ask}</h2>
      <div class="asks">${w.answers.map(([asked, said]) => `<details><summary>${asked}</summary><p>${said}</p></details>`).join("")}</div>
    </section>` }));
}

/** An advert's text as markup: lines that begin with a dash become a list. Adverts in HTML are ours and stand as they are. */
function prose(value) {
  if (/^</.test(value)) return value;
  return value.replace(/(?:^|\n)((?:- .*(?:\n|$))+)/g, (_, list) => `\n\u0000${list.trim().split("\n").map((line) => `<li>${text(line.slice(2))}</li>`).join("")}\n`)
    .split("\n").filter(Boolean).map((line) => (line.startsWith("\u0000") ? `<ul>${line.slice(1)}</ul>` : `<p>${text(line)}</p>`)).join("");
}
const rupiah = new Intl.NumberFormat("id-ID");
const per = { MONTH: "bulan", DAY: "hari", HOUR: "jam" };
const pay = ({ baseSalary }) => {
  if (!baseSalary) return "";
  const { minValue: low, maxValue: high, unitText } = baseSalary.value;
  return `Rp ${rupiah.format(low)}${high === low ? "" : `–${rupiah.format(high)}`} per ${per[unitText]}`;
};
const back = [["index.html#lowongan", "Cari yang cocok"], ["lowongan.html", "Semua lowongan"], ["pelatihan.html", "Pelatihan"]];

put("lowongan.html", page("id", { title: "Semua lowongan · Grup Contoh Nusantara (rekaan)", top: back, widget: false, body: `    <div class="in plain">
      <h1>Semua lowongan</h1>
      <p>${postings.length} iklan rekaan. Pada halaman sungguhan, di sini ada tombol atau alamat untuk melamar.</p>
${postings.map((posting) => `      <article class="advert" id="${idOf(posting)}"><h2>${text(posting.title)}</h2><p class="meta">${[posting.hiringOrganization.name, `${town(posting)}, ${posting.jobLocation.address.addressRegion}`, pay(posting), posting.workHours].filter(Boolean).map(text).join(" · ")}</p>${prose(posting.description)}${posting.responsibilities ? `<h3>Tugas</h3><p>${text(posting.responsibilities)}</p>` : ""}${posting.qualifications ? `<h3>Kualifikasi</h3>${prose(posting.qualifications)}` : ""}${posting.skills ? `<p>Keterampilan: ${text(posting.skills)}</p>` : ""}</article>`).join("\n")}
    </div>` }));

put("pelatihan.html", page("id", { title: "Pelatihan mitra (rekaan)", top: back, widget: false, body: `    <div class="in plain">
      <h1>Pelatihan mitra</h1>
      <p>Jadwal rekaan dari <a href="offerings.json">offerings.json</a>. Balai dan pesantrennya tidak ada.</p>
${offerings.map((one, at) => `      <article class="advert" id="kursus-${at + 1}"><h2>${text(one.title ?? one.name)}</h2><p class="meta">${[one.provider.name ?? one.provider, one.place ?? one.location, `${one.hours} jam pelajaran`, `mulai ${new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(new Date(one.starts ?? one.startDate))}`].map(text).join(" · ")}</p></article>`).join("\n")}
    </div>` }));

const small = (items) => `<script type="application/json">${json(items).replace(/\n */g, " ")}</script>`;
const sewing = { title: "Penjahit", organization: "Contoh Busana", description: "Bisa jahit kebaya dan obras. Lulusan SMP. Punya SIM C lebih disukai." };
const link = '<a href="lowongan.html">Lihat semua lowongan</a>';
const states = [
  ["Belum ada tulisan", "", small([sewing])],
  ["Daftar kosong", "", `${link}${small([])}`],
  ["Sebagian iklan rusak", "", small([sewing, { title: { x: 1 } }, 7, {}])],
  ["Daftar tidak bisa diambil", ' postings="tidak-ada.json"', link],
  ["Daftar bukan JSON", ' postings="page.css"', link],
  ["Katalog tidak bisa dimuat", ' catalog="tidak-ada.bin"', `${link}${small([sewing])}`],
  ["Lulusan pelatihan sudah dipilih", ' track="menjahit-garmen" region="34.02"', small([sewing])],
  ["Bahasa Inggris", ' lang="en"', small([sewing])],
  ["Gelap", ' theme="dark"', small([sewing])],
  ["Warna mitra yang terlalu pucat", ' class="pale"', small([sewing])],
  ["Warna, sudut, dan huruf mitra", ' class="branded"', small([sewing])],
];
put("states.html", page("id", { title: "Keadaan widget", top: [["pages.html", "Semua contoh"]], body: `    <div class="in plain">
      <h1>Keadaan widget</h1>
      <p>Setiap widget di bawah punya daftarnya sendiri. Lowongannya rekaan.</p>
${states.map(([name, attributes, inside]) => `      <h2>${name}</h2>\n      <padan-match${attributes}>${inside}</padan-match>`).join("\n")}
    </div>` }));

put("csp.html", page("id", { title: "CSP yang ketat", top: [["pages.html", "Semua contoh"]], more: '\n  <script type="module" src="csp.js"></script>', body: `    <div class="in plain">
      <h1>CSP yang ketat</h1>
      <p>Halaman ini memakai aturan di bawah. Yang ditolak peramban dihitung di sini.</p>
      <p><code>${CSP}</code></p>
      <p>Hasil: <strong id="refused">menunggu…</strong></p>
      <h2>Widget</h2>
      <padan-match>${link}${small([sewing])}</padan-match>
    </div>` }));

put("events.html", page("id", { title: "Peristiwa dan formulir", top: [["pages.html", "Semua contoh"]], more: '\n  <script type="module" src="events.js"></script>', body: `    <div class="in plain">
      <h1>Peristiwa dan formulir</h1>
      <p>Semua peristiwa widget dicatat di bawah. Tidak ada yang memuat tulisan orang. Tombol Lamar ditahan oleh halaman ini.</p>
      <form>
        <padan-match name="padan">${link}${small([{ ...sewing, url: "lowongan.html#contoh-25" }])}</padan-match>
        <button>Lihat isi formulir</button> <output id="sent"></output>
      </form>
      <h2>Catatan</h2>
      <ol class="log" id="log"></ol>
    </div>` }));

put("smallest.html", `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sematan terkecil</title>
${script}
<main>
<h1>Lowongan</h1>
<padan-match>${link}
<script type="application/json">[{"title": "Penjahit", "description": "Bisa jahit kebaya dan obras. Punya SIM C."}]</script>
</padan-match>
</main>
`);

put("pages.html", page("id", { title: "Semua halaman contoh · Padan", top: [["index.html", "Halaman karier"]], other: ["en.html", "English", "en"], widget: false, body: `    <div class="in plain">
      <h1>Semua halaman contoh</h1>
      <p>Cara <code>&lt;padan-match&gt;</code> dipakai, dari halaman karier lengkap sampai sematan terkecil. Semua memakai CSP yang ketat, kecuali sematan terkecil.</p>
      <ul class="tiles">${[
    ["index.html", "Halaman karier", `${postings.length} lowongan dari JSON-LD halaman, dengan jadwal pelatihan mitra.`],
    ["en.html", "Career page in English", "Kata-kata halaman dan widget dalam bahasa Inggris, iklannya tetap Indonesia."],
    ["smallest.html", "Sematan terkecil", "Satu skrip, satu tag, satu lowongan."],
    ["states.html", "Keadaan widget", "Kosong, rusak, tidak terambil, gelap, warna mitra."],
    ["csp.html", "CSP yang ketat", "Menghitung yang ditolak peramban: nol."],
    ["events.html", "Peristiwa dan formulir", "Apa yang didengar halaman dari widget."],
    ["lowongan.html", "Semua lowongan", "Iklan lengkap, dibaca tanpa skrip."],
    ["pelatihan.html", "Pelatihan mitra", "Jadwal di offerings.json sebagai halaman."],
  ].map(([href, name, what]) => `<li><h2><a href="${href}">${name}</a></h2><p>${what}</p></li>`).join("")}</ul>
    </div>` }));
console.log(`${rows.length} adverts, ${offerings.length} courses; the widget's script: ${WIDGET}`);
