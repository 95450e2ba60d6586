// Counts what this page's policy refuses, and says so.
const out = document.getElementById("refused");
const refused = [];
const say = () => {
  out.textContent = refused.length ? `${refused.length} ditolak: ${refused.join("; ")}` : "0 ditolak";
  out.className = refused.length ? "bad" : "good";
};
addEventListener("securitypolicyviolation", (event) => {
  refused.push(`${event.effectiveDirective} ${event.blockedURI || event.sample}`);
  say();
});
document.querySelector("padan-match").addEventListener("padan-ready", say);
