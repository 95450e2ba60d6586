//! The catalogue file.
//!
//! ```text
//! "PADANCAT"  8 bytes
//! format      u16 major, u16 minor, little endian
//! sections    tag (4 ASCII bytes), length (u32 LE), body; any number; a reader skips tags it does not know
//! checksum    32 bytes, SHA-256 of everything before it
//! ```
//!
//! The first section, `HEAD`, holds the content version and how many of each thing follow. Inside sections numbers are
//! LEB128 and text is a length and UTF-8 bytes; sorted words share their beginnings with the word before.
//! Every reference is checked while reading, so that an id in a [`Catalog`] is always good.

use super::lexicon::{Entry, Lexicon, Target, Use, WordId};
use super::model::{
    Catalog, Competency, CompetencyId, Field, FieldId, Kind, Need, Occupation, OccupationId, Programme, Region,
    RegionId, Relation, Scale, Taught, Track, Unit, UnitId, Venture, VentureNeed, VentureNeedKind,
};
use crate::lang::Title;
use crate::text::Date;
use crate::{Error, Result, limits};
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 8] = b"PADANCAT";
const MAJOR: u16 = 1;
const MINOR: u16 = 0;
const CHECKSUM: usize = 32;

/// Section tags in the order of writing, with the names used in errors.
const SECTIONS: &[(&[u8; 4], &str)] = &[
    (b"HEAD", "HEAD"),
    (b"FIEL", "FIEL"),
    (b"UNIT", "UNIT"),
    (b"COMP", "COMP"),
    (b"OCCU", "OCCU"),
    (b"TRAC", "TRAC"),
    (b"RELA", "RELA"),
    (b"VENT", "VENT"),
    (b"PROG", "PROG"),
    (b"REGI", "REGI"),
    (b"WORD", "WORD"),
    (b"ENTR", "ENTR"),
];

impl Catalog {
    /// Writes the catalogue file: the same catalogue gives the same bytes. Linear.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&MAJOR.to_le_bytes());
        out.extend_from_slice(&MINOR.to_le_bytes());
        for (tag, _) in SECTIONS {
            let mut body = Writer::default();
            match *tag {
                b"HEAD" => self.write_head(&mut body),
                b"FIEL" => body.list(&self.fields, |w, f| {
                    w.text(&f.code);
                    w.title(&f.title);
                    w.flag(f.trade);
                }),
                b"UNIT" => body.list(&self.units, |w, u| {
                    w.text(&u.code);
                    w.text(&u.title);
                    w.text(&u.decree);
                    w.date(u.date);
                    w.number(u64::from(u32::from(u.grade)));
                    w.text(&u.superseded_by);
                }),
                b"COMP" => body.list(&self.competencies, |w, c| {
                    w.text(&c.code);
                    w.title(&c.title);
                    w.number(u64::from(c.field.0));
                    w.number(match c.kind {
                        Kind::Technical => 0,
                        Kind::Tool => 1,
                        Kind::Core => 2,
                        Kind::Language => 3,
                    });
                    w.number(match c.scale {
                        Scale::Work => 0,
                        Scale::Language => 1,
                    });
                    w.flag(c.no_substitute);
                    w.list(&c.units, |w, u| w.number(u64::from(u.0)));
                    w.number(u64::from(c.rarity));
                }),
                b"OCCU" => body.list(&self.occupations, |w, o| {
                    w.text(&o.code);
                    w.title(&o.title);
                    w.text(&o.isco);
                    w.list(&o.fields, |w, f| w.number(u64::from(f.0)));
                    w.list(&o.needs, |w, n| {
                        w.number(u64::from(n.competency.0));
                        w.number(u64::from(n.weight));
                        w.number(u64::from(n.level));
                    });
                }),
                b"TRAC" => body.list(&self.tracks, |w, t| {
                    w.text(&t.code);
                    w.title(&t.title);
                    w.number(u64::from(t.field.0));
                    w.number(u64::from(t.hours.map_or(0, |hours| hours.saturating_add(1))));
                    w.text(&t.kkni);
                    w.list(&t.units, |w, u| w.number(u64::from(u.0)));
                    w.list(&t.teaches, |w, t| {
                        w.number(u64::from(t.competency.0));
                        w.number(u64::from(t.weight));
                    });
                }),
                b"RELA" => body.list(&self.relations, |w, r| {
                    w.number(u64::from(r.have.0));
                    w.number(u64::from(r.need.0));
                    w.number(u64::from(r.share));
                }),
                b"VENT" => body.list(&self.ventures, |w, v| {
                    w.text(&v.code);
                    w.title(&v.title);
                    w.number(u64::from(v.field.0));
                    w.flag(v.capital.is_some());
                    if let Some((from, to)) = v.capital {
                        w.number(from);
                        w.number(to);
                    }
                    w.list(&v.needs, |w, n| {
                        w.number(match n.kind {
                            VentureNeedKind::Competency => 0,
                            VentureNeedKind::Tool => 1,
                            VentureNeedKind::Permit => 2,
                            VentureNeedKind::Certificate => 3,
                        });
                        w.number(n.competency.map_or(0, |id| u64::from(id.0) + 1));
                        w.title(&n.title);
                        w.flag(n.must);
                    });
                }),
                b"PROG" => body.list(&self.programmes, |w, p| {
                    w.text(&p.code);
                    w.title(&p.title);
                    w.list(&p.fields, |w, f| w.number(u64::from(f.0)));
                    w.title(&p.offers);
                    w.title(&p.conditions);
                    w.date(p.opens);
                    w.date(p.closes);
                }),
                b"REGI" => {
                    body.list(&self.regions, |w, r| {
                        w.text(&r.code);
                        w.text(&r.name);
                    });
                    body.words(self.lexicon.region_names.iter().map(|(name, _)| &**name));
                    body.list(&self.lexicon.region_names, |w, (_, region)| w.number(u64::from(region.0)));
                }
                b"WORD" => {
                    let lexicon = &self.lexicon;
                    body.words(lexicon.words.iter().map(|word| &**word));
                    // Most words are their own stem, so the distance is what is small.
                    for (at, stem) in lexicon.stems.iter().enumerate() {
                        body.number(if stem.index() == at { 0 } else { u64::from(stem.0) + 1 });
                    }
                    body.words(lexicon.ordinary.iter().map(|word| &**word));
                    body.list(&lexicon.cues, |w, cues| {
                        w.list(cues, |w, row| w.list(row, |w, id| w.number(u64::from(id.0))));
                    });
                    body.list(&lexicon.actions, |w, actions| w.list(actions, |w, id| w.number(u64::from(id.0))));
                }
                _ => {
                    let lexicon = &self.lexicon;
                    body.list(&lexicon.entries, |w, entry| {
                        let (kind, id) = match entry.target {
                            Target::Competency(id) => (0, id.0),
                            Target::Occupation(id) => (1, id.0),
                        };
                        let usage = match entry.usage {
                            Use::Phrase => 0,
                            Use::Object => 1,
                            Use::Cued => 2,
                        };
                        w.number(kind | usage << 1 | u64::from(entry.title) << 3 | u64::from(entry.person) << 4);
                        w.number(u64::from(id));
                        w.list(lexicon.row(entry), |w, id| w.number(u64::from(id.0)));
                        w.list(lexicon.cue_row(entry), |w, id| w.number(u64::from(id.0)));
                    });
                }
            }
            out.extend_from_slice(*tag);
            out.extend_from_slice(&u32::try_from(body.0.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend_from_slice(&body.0);
        }
        let sum = Sha256::digest(&out);
        out.extend_from_slice(&sum);
        out
    }

    fn write_head(&self, w: &mut Writer) {
        w.text(&self.version);
        for count in self.counts() {
            w.number(u64::try_from(count.1).unwrap_or(u64::MAX));
        }
    }

    /// How many of each thing the catalogue holds, by name.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, usize); 11] {
        [
            ("fields", self.fields.len()),
            ("units", self.units.len()),
            ("competencies", self.competencies.len()),
            ("occupations", self.occupations.len()),
            ("tracks", self.tracks.len()),
            ("relations", self.relations.len()),
            ("ventures", self.ventures.len()),
            ("programmes", self.programmes.len()),
            ("regions", self.regions.len()),
            ("words", self.lexicon.words.len()),
            ("entries", self.lexicon.entries.len()),
        ]
    }

    /// Reads a catalogue file and checks it whole: magic, format, checksum, counts, every reference. Linear.
    ///
    /// # Errors
    /// [`Error::NotACatalog`], [`Error::Truncated`], [`Error::NewerFormat`], [`Error::Checksum`], [`Error::Corrupt`] or
    /// [`Error::LimitExceeded`]; never panics, whatever the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        within("bytes of the catalogue", limits::CATALOG_BYTES, bytes.len())?;
        if !bytes.starts_with(MAGIC) {
            return Err(Error::NotACatalog { found: bytes.iter().take(8).copied().collect() });
        }
        let short = |needed: usize| Error::Truncated { at: bytes.len(), needed };
        let head: [u8; 12] = bytes.first_chunk().copied().ok_or_else(|| short(12 + CHECKSUM - bytes.len().min(12)))?;
        let [.., m0, m1, _, _] = head;
        let major = u16::from_le_bytes([m0, m1]);
        if major > MAJOR {
            return Err(Error::NewerFormat { found: major, supported: MAJOR });
        }
        if major == 0 {
            return Err(Error::Corrupt { section: "HEAD", what: "format 0" });
        }
        let Some(split) = bytes.len().checked_sub(CHECKSUM).filter(|split| *split >= head.len()) else {
            return Err(short(CHECKSUM));
        };
        let (content, sum) = bytes.split_at(split);
        let intact = Sha256::digest(content).as_slice() == sum;
        let mut reader = Reader { bytes: content, at: head.len(), section: "HEAD" };
        let mut bodies: [Option<&[u8]>; SECTIONS.len()] = [None; SECTIONS.len()];
        while reader.at < content.len() {
            // A file cut short loses the checksum first; the section that does not fit says so more plainly.
            let section = reader.take(4).and_then(|tag| {
                let length = reader.take(4)?;
                let length = u32::from_le_bytes(length.first_chunk().copied().unwrap_or_default());
                Ok((tag, reader.take(usize::try_from(length).unwrap_or(usize::MAX))?))
            });
            let (tag, body) = section?;
            if let Some(place) = SECTIONS.iter().position(|(known, _)| known.as_slice() == tag)
                && let Some(slot) = bodies.get_mut(place)
            {
                *slot = Some(body);
            }
        }
        if !intact {
            return Err(Error::Checksum);
        }
        let mut readers = Vec::with_capacity(SECTIONS.len());
        for ((_, section), body) in SECTIONS.iter().zip(bodies) {
            let bytes = body.ok_or(Error::Corrupt { section, what: "the section is missing" })?;
            readers.push(Reader { bytes, at: 0, section });
        }
        let Ok(
            [
                mut head,
                mut fiel,
                mut unit,
                mut comp,
                mut occu,
                mut trac,
                mut rela,
                mut vent,
                mut prog,
                mut regi,
                mut word,
                mut entr,
            ],
        ) = <[Reader<'_>; SECTIONS.len()]>::try_from(readers)
        else {
            return Err(Error::Corrupt { section: "HEAD", what: "sections" });
        };

        let version = head.text()?;
        let fields =
            fiel.concepts("fields", |r| Ok(Field { code: r.label()?, title: r.title()?, trade: r.flag()? }))?;
        let units = unit.concepts("units", |r| {
            Ok(Unit {
                code: r.label()?,
                title: r.label()?,
                decree: r.label()?,
                date: r.date()?,
                grade: u32::try_from(r.number()?).ok().and_then(char::from_u32).ok_or(r.corrupt("grade"))?,
                superseded_by: r.text()?,
            })
        })?;
        let (field_count, unit_count) = (fields.len(), units.len());
        let competencies = comp.concepts("competencies", |r| {
            Ok(Competency {
                code: r.label()?,
                title: r.title()?,
                field: FieldId(r.id(field_count)?),
                kind: match r.number()? {
                    0 => Kind::Technical,
                    1 => Kind::Tool,
                    2 => Kind::Core,
                    3 => Kind::Language,
                    _ => return Err(r.corrupt("kind")),
                },
                scale: match r.number()? {
                    0 => Scale::Work,
                    1 => Scale::Language,
                    _ => return Err(r.corrupt("scale")),
                },
                no_substitute: r.flag()?,
                units: r.list(|r| Ok(UnitId(r.id(unit_count)?)))?,
                rarity: r.small(1, 100)?,
            })
        })?;
        let competency_count = competencies.len();
        let occupations = occu.concepts("occupations", |r| {
            Ok(Occupation {
                code: r.label()?,
                title: r.title()?,
                isco: r.text()?,
                fields: r.list(|r| Ok(FieldId(r.id(field_count)?)))?,
                needs: r.list(|r| {
                    Ok(Need {
                        competency: CompetencyId(r.id(competency_count)?),
                        weight: r.byte(1, 10)?,
                        level: r.byte(1, 3)?,
                    })
                })?,
            })
        })?;
        let tracks = trac.concepts("tracks", |r| {
            Ok(Track {
                code: r.label()?,
                title: r.title()?,
                field: FieldId(r.id(field_count)?),
                hours: r.small(0, u16::MAX)?.checked_sub(1),
                kkni: r.text()?,
                units: r.list(|r| Ok(UnitId(r.id(unit_count)?)))?,
                teaches: r.list(|r| {
                    Ok(Taught { competency: CompetencyId(r.id(competency_count)?), weight: r.byte(1, 10)? })
                })?,
            })
        })?;
        let relations = rela.list(|r| {
            Ok(Relation {
                have: CompetencyId(r.id(competency_count)?),
                need: CompetencyId(r.id(competency_count)?),
                share: r.small(1, 5000)?,
            })
        })?;
        let ventures = vent.concepts("ventures", |r| {
            Ok(Venture {
                code: r.label()?,
                title: r.title()?,
                field: FieldId(r.id(field_count)?),
                capital: if r.flag()? { Some((r.number()?, r.number()?)) } else { None },
                needs: r.list(|r| {
                    Ok(VentureNeed {
                        kind: match r.number()? {
                            0 => VentureNeedKind::Competency,
                            1 => VentureNeedKind::Tool,
                            2 => VentureNeedKind::Permit,
                            3 => VentureNeedKind::Certificate,
                            _ => return Err(r.corrupt("need")),
                        },
                        competency: match r.number()? {
                            0 => None,
                            n => Some(CompetencyId(r.checked(n - 1, competency_count)?)),
                        },
                        title: r.title()?,
                        must: r.flag()?,
                    })
                })?,
            })
        })?;
        let programmes = prog.concepts("programmes", |r| {
            Ok(Programme {
                code: r.label()?,
                title: r.title()?,
                fields: r.list(|r| Ok(FieldId(r.id(field_count)?)))?,
                offers: Title { id: r.text()?, en: r.text()? },
                conditions: Title { id: r.text()?, en: r.text()? },
                opens: r.date()?,
                closes: r.date()?,
            })
        })?;
        let regions = regi.concepts("regions", |r| Ok(Region { code: r.label()?, name: r.label()? }))?;
        let names = regi.words()?;
        let region_count = regions.len();
        let of = regi.list(|r| Ok(RegionId(r.id(region_count)?)))?;
        if of.len() != names.len() {
            return Err(regi.corrupt("region names"));
        }
        let region_names = names.into_iter().zip(of).collect();

        let words = word.words()?;
        let word_count = words.len();
        let mut stems = Vec::with_capacity(word_count);
        for at in 0..word_count {
            stems.push(match word.number()? {
                0 => WordId(u32::try_from(at).map_err(|_| word.corrupt("stem"))?),
                n => word.word(n - 1, word_count)?,
            });
        }
        let ordinary = word.words()?;
        let ids = |r: &mut Reader<'_>| {
            r.list(|r| {
                let n = r.number()?;
                r.word(n, word_count)
            })
        };
        let cues = word.list(|r| r.list(ids))?;
        let actions = word.list(ids)?;

        let (mut keys, mut cue_words) = (Vec::new(), Vec::new());
        let occupation_count = occupations.len();
        let entries = entr.list(|r| {
            let flags = r.number()?;
            let n = r.number()?;
            let target = if flags & 1 == 0 {
                Target::Competency(CompetencyId(r.checked(n, competency_count)?))
            } else {
                Target::Occupation(OccupationId(r.checked(n, occupation_count)?))
            };
            let usage = match flags >> 1 & 3 {
                0 => Use::Phrase,
                1 => Use::Object,
                2 => Use::Cued,
                _ => return Err(r.corrupt("use")),
            };
            let range = |r: &mut Reader<'_>, into: &mut Vec<WordId>| -> Result<(u32, u32)> {
                let from = into.len();
                for id in r.list(|r| {
                    let n = r.number()?;
                    r.word(n, word_count)
                })? {
                    into.push(id);
                }
                Ok((
                    u32::try_from(from).map_err(|_| r.corrupt("rows"))?,
                    u32::try_from(into.len()).map_err(|_| r.corrupt("rows"))?,
                ))
            };
            let key = range(r, &mut keys)?;
            let cues = range(r, &mut cue_words)?;
            if key.0 == key.1 {
                return Err(r.corrupt("an entry without words"));
            }
            within("words of a label", limits::LABEL_WORDS, (key.1 - key.0) as usize)?;
            Ok(Entry { target, usage, title: flags & 8 != 0, person: flags & 16 != 0, key, cues })
        })?;

        let unit_keys = super::codes::unit_keys(&units);
        let mut catalog = Self {
            version,
            fields,
            competencies,
            units,
            occupations,
            tracks,
            relations,
            ventures,
            programmes,
            regions,
            lexicon: Lexicon {
                words,
                stems,
                keys,
                cue_words,
                entries,
                cues,
                actions,
                ordinary,
                region_names,
                ..Lexicon::default()
            },
            unit_keys,
        };
        for (name, count) in catalog.counts() {
            if head.number()? != u64::try_from(count).unwrap_or(u64::MAX) {
                return Err(Error::Corrupt { section: "HEAD", what: name });
            }
        }
        catalog.check_order()?;
        catalog.lexicon.index();
        Ok(catalog)
    }

    /// The lists that are searched must be sorted by what searches them.
    fn check_order(&self) -> Result<()> {
        let sorted = [
            ("COMP", self.competencies.is_sorted_by(|a, b| a.code < b.code)),
            ("UNIT", self.units.is_sorted_by(|a, b| a.code < b.code)),
            ("OCCU", self.occupations.is_sorted_by(|a, b| a.code < b.code)),
            ("TRAC", self.tracks.is_sorted_by(|a, b| a.code < b.code)),
            ("REGI", self.regions.is_sorted_by(|a, b| a.code < b.code) && self.lexicon.region_names.is_sorted()),
            ("RELA", self.relations.is_sorted_by_key(|r| (r.need, r.have))),
            ("WORD", self.lexicon.words.is_sorted_by(|a, b| a < b) && self.lexicon.ordinary.is_sorted_by(|a, b| a < b)),
            ("WORD", self.lexicon.cues.len() == self.fields.len() && self.lexicon.actions.len() == self.fields.len()),
            ("WORD", self.lexicon.cues.iter().all(|list| list.is_sorted() && list.iter().all(|row| !row.is_empty()))),
            ("WORD", self.lexicon.actions.iter().all(|list| list.is_sorted())),
            ("ENTR", self.lexicon.entries.is_sorted_by_key(|entry| (self.lexicon.row(entry), entry.target))),
        ];
        match sorted.iter().find(|(_, good)| !good) {
            Some((section, _)) => Err(Error::Corrupt { section, what: "not in order" }),
            None => Ok(()),
        }
    }
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut n: u64) {
        loop {
            let low = u8::try_from(n & 0x7f).unwrap_or(0);
            n >>= 7;
            if n == 0 {
                self.0.push(low);
                return;
            }
            self.0.push(low | 0x80);
        }
    }

    fn count(&mut self, n: usize) {
        self.number(u64::try_from(n).unwrap_or(u64::MAX));
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn title(&mut self, title: &Title) {
        self.text(&title.id);
        self.text(&title.en);
    }

    fn flag(&mut self, flag: bool) {
        self.0.push(u8::from(flag));
    }

    fn date(&mut self, date: Option<Date>) {
        match date {
            None => self.number(0),
            Some(date) => self
                .number((u64::from(date.year()) << 9) | (u64::from(date.month_number()) << 5) | u64::from(date.day())),
        }
    }

    fn list<T>(&mut self, list: &[T], write: impl Fn(&mut Self, &T)) {
        self.count(list.len());
        for item in list {
            write(self, item);
        }
    }

    fn words<'a>(&mut self, words: impl ExactSizeIterator<Item = &'a str>) {
        self.count(words.len());
        let mut last = "";
        for word in words {
            let mut shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            while !word.is_char_boundary(shared) {
                shared -= 1;
            }
            self.count(shared);
            self.text(word.get(shared..).unwrap_or(""));
            last = word;
        }
    }
}

fn within(what: &'static str, limit: usize, actual: usize) -> Result<()> {
    if actual > limit { Err(Error::LimitExceeded { what, limit, actual }) } else { Ok(()) }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    section: &'static str,
}

impl<'a> Reader<'a> {
    const fn corrupt(&self, what: &'static str) -> Error {
        Error::Corrupt { section: self.section, what }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(length).filter(|end| *end <= self.bytes.len());
        let end = end.ok_or_else(|| Error::Truncated {
            at: self.at,
            needed: length.saturating_sub(self.bytes.len() - self.at),
        })?;
        let taken = self.bytes.get(self.at..end).unwrap_or(&[]);
        self.at = end;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64> {
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?.first().copied().unwrap_or(0);
            n |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(n);
            }
        }
        Err(self.corrupt("a number without end"))
    }

    fn small(&mut self, least: u16, most: u16) -> Result<u16> {
        let n = self.number()?;
        u16::try_from(n).ok().filter(|n| (least..=most).contains(n)).ok_or(self.corrupt("a number out of range"))
    }

    fn byte(&mut self, least: u8, most: u8) -> Result<u8> {
        let n = self.number()?;
        u8::try_from(n).ok().filter(|n| (least..=most).contains(n)).ok_or(self.corrupt("a number out of range"))
    }

    fn checked(&self, n: u64, count: usize) -> Result<u16> {
        u16::try_from(n).ok().filter(|n| usize::from(*n) < count).ok_or(self.corrupt("a reference to nothing"))
    }

    fn id(&mut self, count: usize) -> Result<u16> {
        let n = self.number()?;
        self.checked(n, count)
    }

    fn word(&self, n: u64, count: usize) -> Result<WordId> {
        u32::try_from(n)
            .ok()
            .filter(|n| (*n as usize) < count)
            .map(WordId)
            .ok_or(self.corrupt("a reference to no word"))
    }

    fn flag(&mut self) -> Result<bool> {
        match self.take(1)?.first() {
            Some(0) => Ok(false),
            Some(1) => Ok(true),
            _ => Err(self.corrupt("a flag that is neither 0 nor 1")),
        }
    }

    fn str(&mut self) -> Result<&'a str> {
        let length = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map_err(|_| self.corrupt("text that is not UTF-8"))
    }

    /// A text in sentences.
    fn text(&mut self) -> Result<Box<str>> {
        let text = self.str()?;
        within("characters of a text in the catalogue", limits::FIELD_CHARS, text.chars().count())?;
        Ok(text.into())
    }

    /// A title, code or name.
    fn label(&mut self) -> Result<Box<str>> {
        let text = self.str()?;
        within("characters of a label", limits::LABEL_CHARS, text.chars().count())?;
        Ok(text.into())
    }

    fn title(&mut self) -> Result<Title> {
        Ok(Title { id: self.label()?, en: self.label()? })
    }

    fn date(&mut self) -> Result<Option<Date>> {
        let n = self.number()?;
        if n == 0 {
            return Ok(None);
        }
        let part = |n: u64| u8::try_from(n).unwrap_or(0);
        let year = u16::try_from(n >> 9).map_err(|_| self.corrupt("a date"))?;
        Date::new(year, part(n >> 5 & 15), part(n & 31)).map(Some).ok_or(self.corrupt("a date"))
    }

    /// A list of things that have ids.
    fn concepts<T>(&mut self, what: &'static str, read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        self.list_within(what, limits::CATALOG_CONCEPTS, read)
    }

    fn list<T>(&mut self, read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        self.list_within("rows of a catalogue section", limits::CATALOG_LABELS, read)
    }

    fn list_within<T>(
        &mut self,
        what: &'static str,
        limit: usize,
        mut read: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let count = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        // Each item takes a byte at least, so a count beyond the bytes left is a lie; memory follows the bytes.
        if count > self.bytes.len() - self.at {
            return Err(self.corrupt("a count larger than the section"));
        }
        within(what, limit, count)?;
        let mut out = Vec::with_capacity(count.min(1024));
        for _ in 0..count {
            out.push(read(self)?);
        }
        Ok(out)
    }

    fn words(&mut self) -> Result<Vec<Box<str>>> {
        let mut last = String::new();
        self.list(|r| {
            let shared = usize::try_from(r.number()?).unwrap_or(usize::MAX);
            let rest = r.str()?;
            if shared > last.len() || !last.is_char_boundary(shared) || shared + rest.len() > 4 * limits::LABEL_CHARS {
                return Err(r.corrupt("a word that shares more than there is"));
            }
            last.truncate(shared);
            last.push_str(rest);
            Ok(last.as_str().into())
        })
    }
}
