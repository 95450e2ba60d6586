// Writes demo/index.html from postings.mjs: a static page whose openings can be read without any script.
import { writeFileSync } from "node:fs";
import { postings } from "./postings.mjs";

const text = (value) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const ld = JSON.stringify({ "@context": "https://schema.org", "@graph": postings }, null, 1).replace(/</g, "\\u003c");
const links = postings.map((posting) => {
  const [id] = [posting.identifier.value];
  return `        <li id="${id}"><a href="lowongan.html#${id}">${text(posting.title)}</a> · ${text(posting.hiringOrganization.name)} · ${text(posting.jobLocation.address.addressLocality)}</li>`;
});
writeFileSync(new URL("index.html", import.meta.url), `<!doctype html>
<html lang="id">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
  <title>Karier · Grup Contoh Nusantara (rekaan)</title>
  <link rel="stylesheet" href="page.css">
  <script type="module" src="../padan/padan.js"></script>
  <script type="application/ld+json">${ld}</script>
</head>
<body>
  <header><p><b>Karier · Grup Contoh Nusantara</b></p><p>Perusahaan dan lowongan rekaan, untuk contoh</p></header>
  <main>
    <h1>Bekerja bersama kami</h1>
    <p class="lead">${postings.length} lowongan di bengkel, pabrik, dapur, hotel, dan kantor kami. Tulis yang bisa Anda kerjakan, lalu lihat mana yang cocok dan apa yang masih kurang.</p>
    <padan-match lang="id" postings="page" offerings="offerings.json">
      <ul class="links">
${links.join("\n")}
      </ul>
    </padan-match>
  </main>
  <footer><p>Halaman contoh. Tidak ada perusahaan yang bernama begini.</p></footer>
</body>
</html>
`);
writeFileSync(new URL("lowongan.html", import.meta.url), `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lowongan · Grup Contoh Nusantara (rekaan)</title><link rel="stylesheet" href="page.css"></head>
<body>
  <header><p><b>Karier · Grup Contoh Nusantara</b></p><p><a href="index.html">Kembali</a></p></header>
  <main>
    <h1>Lowongan rekaan</h1>
${postings.map((posting) => `    <section id="${posting.identifier.value}"><h2>${text(posting.title)}</h2><p>${text(posting.hiringOrganization.name)} · ${text(posting.jobLocation.address.addressLocality)}</p><p>${text(posting.description).replace(/\n/g, "<br>")}</p></section>`).join("\n")}
  </main>
</body>
</html>
`);
