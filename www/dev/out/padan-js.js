// dev/engine-stub.ts
var order = ["SD", "SMP", "SMA/SMK", "D1", "D2", "D3", "D4/S1", "S1"];
var Stub = class {
  constructor(catalog, lang) {
    this.lang = lang;
    this.feed = [];
    this.data = JSON.parse(new TextDecoder().decode(catalog));
  }
  say(id, en) {
    return this.lang === "id" ? id : en;
  }
  title(code) {
    return this.data.competencies[code]?.[this.lang === "id" ? 0 : 1] ?? code;
  }
  inside(code) {
    const title = this.title(code);
    return /^.[A-Z]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
  }
  setLang(lang) {
    this.lang = lang;
  }
  version() {
    return "stub";
  }
  link(text) {
    if (text.includes("__trap__")) throw new WebAssembly.RuntimeError("unreachable");
    const low = text.toLowerCase();
    const taken = [];
    const mentions = [];
    const all = Object.entries(this.data.words).flatMap(([code, words]) => words.map((word) => ({ code, word })));
    all.sort((a, b) => b.word.length - a.word.length);
    for (const { code, word } of all) {
      for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) {
        const end = at + word.length;
        if (/\w/.test(low[at - 1] ?? " ") || /\w/.test(low[end] ?? " ")) continue;
        if (taken.some(([a, b]) => at < b && end > a)) continue;
        taken.push([at, end]);
        mentions.push({ start: at, end, competency: code, title: this.title(code), via: "alias", level: null });
      }
    }
    mentions.sort((a, b) => a.start - b.start);
    const unknown = [...low.matchAll(/\bzz\w+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
    return { text, mentions, unknown };
  }
  readProfile(text) {
    if (text.trim().startsWith("{")) {
      const given = JSON.parse(text);
      const skills = (given.skills ?? []).map((s) => s.name ?? s).join(", ");
      const read = this.fromText(skills);
      const claims = (given.claims ?? []).map((c) => {
        if (!this.data.competencies[c.competency]) throw { code: "P0007", message: `unknown competency ${c.competency}`, found: c.competency, remedy: "" };
        return { units: [], via: "title", level: null, evidence: [], ...c, title: this.title(c.competency) };
      });
      return { ...read, ...given, claims: [...claims, ...read.claims.filter((c) => !claims.some((d) => d.competency === c.competency))] };
    }
    return this.fromText(text);
  }
  fromText(text) {
    const low = text.toLowerCase();
    const claims = [], not = [];
    const training = /pelatihan|kursus|blk/.test(low);
    for (const m of this.link(text).mentions) {
      const after = low.slice(m.end).split(/[.,;]/)[0] ?? "";
      if (/belum bisa|tidak bisa/.test(after)) not.push({ competency: m.competency, reason: "negated" });
      else if (!claims.some((c) => c.competency === m.competency))
        claims.push({
          competency: m.competency,
          title: m.title,
          units: [],
          level: /mahir/.test(after) ? 3 : null,
          via: "alias",
          evidence: training ? [{ kind: "training", unit: null, issuer: null, valid_until: null, since: null }] : []
        });
    }
    const licences = [...low.matchAll(/\bsim (a|b1|b2|c|d)\b/g)].map((m) => `SIM ${m[1].toUpperCase()}`);
    const school = /\b(sd|smp|sma|smk|d3|s1)\b/.exec(low)?.[1];
    const years = /(\d+) (tahun|bulan)/.exec(low);
    const province = [["bekasi", "32.16", "Kabupaten Bekasi"], ["yogya", "34.71", "Kota Yogyakarta"], ["surabaya", "35.78", "Kota Surabaya"]];
    return {
      claims,
      not_claimed: not,
      tracks: [],
      licences,
      licences_known: licences.length > 0,
      education: school ? school === "sma" || school === "smk" ? "SMA/SMK" : school.toUpperCase() : null,
      experience_months: years ? Number(years[1]) * (years[2] === "tahun" ? 12 : 1) : null,
      certificates: [],
      places: province.filter(([w]) => low.includes(w)).map(([, code, name]) => ({ code, name })),
      excluded_places: [],
      unknown: this.link(text).unknown.map((u) => u.text)
    };
  }
  addFeed(json) {
    const errors = [];
    let items;
    try {
      items = JSON.parse(json);
    } catch (error) {
      throw { code: "P0001", message: String(error.message), field: null, found: null, remedy: this.say("periksa tanda koma dan kurung", "check commas and brackets") };
    }
    if (!Array.isArray(items)) items = items["@graph"] ?? [items];
    items.forEach((item, at) => {
      if (typeof item !== "object" || item === null || Array.isArray(item))
        return errors.push({ at, code: "P0004", message: `expected a posting object, found ${typeof item}`, field: "", remedy: "give an object" });
      if (item.title !== void 0 && typeof item.title !== "string")
        return errors.push({ at, code: "P0004", message: "/title: expected text", field: "/title", remedy: "give text" });
      if (!item.title && !item.description)
        return errors.push({ at, code: "P0009", message: "the posting has neither title nor description", field: "/title", remedy: "give a title" });
      const id = item.identifier?.value ?? item.id ?? String(at + 1);
      const known = this.data.posts.find((post) => post.read.id === id && post.read.title === item.title);
      if (known) return this.feed.push(known);
      const found = this.link(`${item.title ?? ""}. ${item.description ?? ""}`).mentions;
      const codes = [...new Map(found.map((m) => [m.competency, m])).values()];
      this.feed.push({
        read: {
          id,
          title: item.title ?? "",
          organization: item.hiringOrganization?.name ?? item.organization ?? "",
          url: item.url ?? "",
          requirements: codes.map((m) => ({ competency: m.competency, title: m.title, units: [], level: null, importance: "must", origin: "stated", hard: false, text: m.title })),
          gates: { licences_required: [], education_min: null, experience_min_months: null, certificates: [] },
          place: [],
          relocation: false,
          employment_type: null,
          closing_date: null,
          pay: null,
          remarks: [],
          jobs: []
        },
        match: { outcomes: codes.map((m) => ({ competency: m.competency, importance: "must", origin: "stated", possible: Math.floor(1e4 / codes.length), earned: 0, claim: null, proof: 0 })) }
      });
      return 0;
    });
    return { count: this.feed.length, errors };
  }
  clearFeed() {
    this.feed = [];
  }
  count() {
    return this.feed.length;
  }
  posting(at) {
    const post = this.feed[at].read;
    return { ...post, requirements: post.requirements.map((r) => ({ ...r, title: r.competency ? this.title(r.competency) : r.text })) };
  }
  rank(profileText, on, top) {
    const profile = this.readProfile(profileText);
    const claims = new Map(profile.claims.map((claim) => [claim.competency, claim]));
    const all = this.feed.map((post, posting) => {
      let low = 0, open = 0;
      const pro = [], con = [], unsure = [];
      const outcomes = post.match.outcomes.map((o) => {
        const claim = o.competency ? claims.get(o.competency) : void 0;
        const near = !claim && o.competency ? profile.claims.find((c) => c.competency.split("-")[0] === o.competency.split("-")[0]) : void 0;
        const status = !o.competency ? "unknown" : claim ? "met" : near ? "related" : "missing";
        const earned = claim ? o.possible : near ? Math.floor(o.possible * 0.35) : 0;
        low += earned;
        if (!o.competency) open += o.possible;
        const kind = (claim ?? near)?.evidence[0]?.kind;
        const proof = { certificate: 1e4, training: 7500, work: 6e3, declared: 3e3, none: 3e3 }[kind ?? "none"];
        return { ...o, status, earned, claim: (claim ?? near)?.competency ?? null, proof: claim || near ? proof : 0 };
      });
      const ranked = [...outcomes].sort((a, b) => (a.status === "met" ? 0 : 1) - (b.status === "met" ? 0 : 1) || b.possible - a.possible);
      for (const o of ranked) {
        if (o.status === "met") pro.push(this.inside(o.competency));
        else if (o.status === "related") pro.push(`${this.inside(o.competency)} (${this.say("mirip:", "related:")} ${this.inside(o.claim)})`);
        else if (o.status === "missing") con.push(this.inside(o.competency));
      }
      const reasons = [];
      const gates = post.read.gates ?? {};
      const add = (kind, need, have, status, words) => {
        reasons.push({ kind, status, need, have });
        if (status === "no") con.unshift(words);
        if (status === "unknown") unsure.push(words);
      };
      if (gates.education_min)
        add(
          "education",
          gates.education_min,
          profile.education,
          !profile.education ? "unknown" : order.indexOf(profile.education) >= order.indexOf(gates.education_min) ? "yes" : "no",
          `${this.say("ijazah minimal", "schooling at least")} ${gates.education_min}`
        );
      if (gates.experience_min_months)
        add(
          "experience",
          String(gates.experience_min_months),
          profile.experience_months?.toString() ?? null,
          profile.experience_months === null ? "unknown" : profile.experience_months >= gates.experience_min_months ? "yes" : "no",
          `${this.say("pengalaman", "experience of")} ${gates.experience_min_months / 12} ${this.say("tahun", "year(s)")}`
        );
      for (const licence of gates.licences_required ?? [])
        add("licence", licence, profile.licences.join(", ") || null, profile.licences.includes(licence) ? "yes" : profile.licences_known ? "no" : "unknown", licence);
      for (const words of gates.certificates ?? [])
        add("certificate", words, null, profile.claims.some((c) => c.evidence.some((e) => e.kind === "certificate")) ? "yes" : "unknown", words);
      const gate = reasons.some((r) => r.status === "no") ? "no" : reasons.some((r) => r.status === "unknown") ? "unknown" : "yes";
      const expired = profile.claims.flatMap((c) => c.evidence.filter((e) => e.valid_until && on && e.valid_until < on).map((e) => ({ competency: c.competency, valid_until: e.valid_until })));
      for (const e of expired) unsure.push(`${this.say("sertifikat", "certificate for")} ${this.inside(e.competency)} ${this.say("habis", "ran out on")} ${e.valid_until}`);
      const enough = outcomes.filter((o) => o.competency).length >= 2;
      const fit = { low, high: Math.min(1e4, low + open) };
      return {
        id: post.read.id,
        posting,
        gate,
        gate_reasons: reasons,
        fit,
        proof: 0,
        enough,
        outcomes,
        expired,
        job: null,
        reasons: { pro, con, open: unsure },
        fitText: enough ? "" : this.say(low ? "yang terbaca cocok" : "belum bisa dinilai", low ? "what could be read fits" : "cannot be judged"),
        gateText: gate === "yes" ? this.say("syarat terpenuhi", "conditions met") : gate === "no" ? this.say("ada syarat yang tidak terpenuhi", "a condition is not met") : this.say("ada syarat yang belum Anda sebut", "conditions you have not mentioned")
      };
    });
    const key = (m) => m.gate === "no" ? 1 : 0;
    all.sort((a, b) => key(a) - key(b) || b.fit.low - a.fit.low || a.posting - b.posting);
    return top ? all.slice(0, top) : all;
  }
  suggest(prefix, limit) {
    const low = prefix.trim().toLowerCase();
    if (low.length < 2) return [];
    return Object.keys(this.data.competencies).filter((code) => this.title(code).toLowerCase().includes(low) || this.data.words[code]?.some((w) => w.startsWith(low))).slice(0, limit).map((competency) => ({ competency, title: this.title(competency) }));
  }
  tracks() {
    return this.data.tracks.map((t) => ({ code: t.code, title: this.say(t.id, t.en) }));
  }
  trackProfile(codes) {
    const claims = this.data.tracks.filter((t) => codes.includes(t.code)).flatMap((t) => t.teaches).map((competency) => ({
      competency,
      title: this.title(competency),
      units: [],
      level: null,
      via: "title",
      evidence: [{ kind: "training", unit: null, issuer: null, valid_until: null, since: null }]
    }));
    return { ...this.fromText(""), claims, tracks: codes };
  }
  competency(code) {
    return { code, title: this.title(code), units: [] };
  }
  ventures(profileText) {
    const have = new Set(this.readProfile(profileText).claims.map((c) => c.competency));
    return this.data.ventures.map((v) => ({ code: v.code, title: this.say(v.id, v.en), have: v.needs.filter((n) => have.has(n)).map((n) => this.title(n)), missing: v.needs.filter((n) => !have.has(n)).map((n) => this.title(n)) })).filter((v) => v.have.length).sort((a, b) => b.have.length / (b.have.length + b.missing.length) - a.have.length / (a.have.length + a.missing.length));
  }
};
var instantiate = async () => Stub;
export {
  instantiate
};
