//! The catalogue file.
//!
//! ```text
//! "PADANCAT"  8 bytes
//! format      u16 major, u16 minor, little endian
//! sections    tag (4 ASCII bytes), length (u32 LE), body; any number; a reader skips tags it does not know
//! checksum    32 bytes, SHA-256 of everything before it
//! ```
//!
//! The first section, `HEAD`, holds the content version and how many of each thing follow. A section stands column by
//! column, each with its length in bytes before it: what is alike stands together, so that a packer finds it. Numbers are
//! LEB128; text is UTF-8 and ends with the byte 0xFF, which UTF-8 never holds; sorted words and codes share their beginnings
//! with the one before. A list is a column of counts, followed by the columns of its items, of all lists of that column
//! together.
//!
//! What can be derived is not written: titles are entries of themselves, a region's usual spellings follow from its name,
//! and where a title stands in one language only, it stands for both.
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
use std::collections::{BTreeMap, BTreeSet};

const MAGIC: &[u8; 8] = b"PADANCAT";
const MAJOR: u16 = 2;
const MINOR: u16 = 0;
const CHECKSUM: usize = 32;
/// Ends a text.
const END: u8 = 0xFF;
/// The most that one competency stands in for another, in basis points.
const SHARE: u16 = 5000;
/// Columns of the widest section, and room for more.
const COLUMNS: usize = 64;

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
                b"FIEL" => body.list(&self.fields, 5, |w, f| {
                    w.code(&f.code);
                    w.title(&f.title);
                    w.flag(f.trade);
                }),
                b"UNIT" => body.list(&self.units, 7, |w, u| {
                    w.code(&u.code);
                    w.text(&u.title);
                    w.text(&u.decree);
                    w.date(u.date);
                    w.number(u64::from(u32::from(u.grade)));
                    w.text(&u.superseded_by);
                }),
                b"COMP" => body.list(&self.competencies, 11, |w, c| {
                    w.code(&c.code);
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
                    let mut last = 0;
                    w.list(&c.units, 1, |w, u| w.step(&mut last, u64::from(u.0)));
                    w.number(u64::from(c.rarity));
                }),
                b"OCCU" => body.list(&self.occupations, 11, |w, o| {
                    w.code(&o.code);
                    w.title(&o.title);
                    w.text(&o.isco);
                    w.list(&o.fields, 1, |w, f| w.number(u64::from(f.0)));
                    let mut last = 0;
                    w.list(&o.needs, 3, |w, n| {
                        w.step(&mut last, u64::from(n.competency.0));
                        w.number(u64::from(n.weight));
                        w.number(u64::from(n.level));
                    });
                }),
                b"TRAC" => body.list(&self.tracks, 12, |w, t| {
                    w.code(&t.code);
                    w.title(&t.title);
                    w.number(u64::from(t.field.0));
                    w.number(u64::from(t.hours.map_or(0, |hours| hours.saturating_add(1))));
                    w.text(&t.kkni);
                    let mut last = 0;
                    w.list(&t.units, 1, |w, u| w.step(&mut last, u64::from(u.0)));
                    let mut last = 0;
                    w.list(&t.teaches, 2, |w, t| {
                        w.step(&mut last, u64::from(t.competency.0));
                        w.number(u64::from(t.weight));
                    });
                }),
                b"RELA" => {
                    let mut last = 0;
                    body.list(&self.relations, 3, |w, r| {
                        w.step(&mut last, u64::from(r.need.0));
                        w.step(&mut u64::from(r.need.0), u64::from(r.have.0));
                        w.step(&mut u64::from(SHARE), u64::from(r.share));
                    });
                }
                b"VENT" => body.list(&self.ventures, 14, |w, v| {
                    w.code(&v.code);
                    w.title(&v.title);
                    w.number(u64::from(v.field.0));
                    w.flag(v.capital.is_some());
                    let (from, to) = v.capital.unwrap_or_default();
                    w.number(from);
                    w.number(to);
                    w.list(&v.needs, 5, |w, n| {
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
                b"PROG" => body.list(&self.programmes, 12, |w, p| {
                    w.code(&p.code);
                    w.title(&p.title);
                    w.list(&p.fields, 1, |w, f| w.number(u64::from(f.0)));
                    w.title(&p.offers);
                    w.title(&p.conditions);
                    w.date(p.opens);
                    w.date(p.closes);
                }),
                b"REGI" => {
                    body.list(&self.regions, 3, |w, r| {
                        w.code(&r.code);
                        w.text(&r.name);
                    });
                    let usual = super::names::usual(&self.regions);
                    let own: Vec<&(Box<str>, RegionId)> =
                        self.lexicon.region_names.iter().filter(|name| usual.binary_search(name).is_err()).collect();
                    body.list(&own, 3, |w, (name, region)| {
                        w.code(name);
                        w.number(u64::from(region.0));
                    });
                }
                b"WORD" => self.write_words(&mut body),
                _ => self.write_entries(&mut body),
            }
            let body = body.body();
            out.extend_from_slice(*tag);
            out.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend_from_slice(&body);
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

    fn write_words(&self, w: &mut Writer) {
        let lexicon = &self.lexicon;
        let titled = self.titles_are_entries();
        let from_titles =
            if titled { super::names::title_words(&self.competencies, &self.occupations) } else { BTreeSet::new() };
        w.flag(titled);
        let own: Vec<&Box<str>> = lexicon.words.iter().filter(|word| !from_titles.contains(&***word)).collect();
        w.list(&own, 2, |w, word| w.code(word));
        // Most words are their own stem.
        let stems: Vec<(usize, &WordId)> = lexicon.stems.iter().enumerate().collect();
        w.list(&stems, 1, |w, (at, stem)| w.number(if stem.index() == *at { 0 } else { u64::from(stem.0) + 1 }));
        w.list(&lexicon.ordinary, 2, |w, word| w.code(word));
        w.list(&lexicon.cues, 3, |w, cues| w.list(cues, 2, |w, row| w.list(row, 1, |w, id| w.number(u64::from(id.0)))));
        // Most verbs are work in the same sets of fields.
        let mut verbs: BTreeMap<WordId, Vec<u64>> = BTreeMap::new();
        for (field, actions) in (0u64..).zip(&lexicon.actions) {
            for verb in actions {
                verbs.entry(*verb).or_default().push(field);
            }
        }
        let mut last = 0;
        w.list(&verbs.into_iter().collect::<Vec<_>>(), 3, |w, (verb, fields)| {
            w.step(&mut last, u64::from(verb.0));
            let mut last = 0;
            w.list(fields, 1, |w, field| w.step(&mut last, *field));
        });
    }

    /// Every title as an entry: its row of stems and what it names.
    fn title_rows(&self) -> Vec<(Vec<WordId>, Target)> {
        let row = |(words, target): (Vec<String>, Target)| {
            (words.iter().filter_map(|word| self.lexicon.known(word)).collect(), target)
        };
        super::names::titles(&self.competencies, &self.occupations).into_iter().map(row).collect()
    }

    /// Whether every title is an entry, so that none has to be written.
    fn titles_are_entries(&self) -> bool {
        let rows: BTreeSet<(&[WordId], Target)> =
            self.lexicon.entries.iter().map(|entry| (self.lexicon.row(entry), entry.target)).collect();
        super::names::title_words(&self.competencies, &self.occupations)
            .iter()
            .all(|word| self.lexicon.known(word).is_some())
            && self.title_rows().iter().all(|(row, target)| row.is_empty() || rows.contains(&(row.as_slice(), *target)))
    }

    fn write_entries(&self, w: &mut Writer) {
        let lexicon = &self.lexicon;
        let titles: BTreeSet<(Vec<WordId>, Target)> =
            if self.titles_are_entries() { self.title_rows().into_iter().collect() } else { BTreeSet::new() };
        let mut listed: BTreeMap<Target, Vec<&Entry>> = BTreeMap::new();
        for entry in &lexicon.entries {
            let (row, cues) = (lexicon.row(entry), lexicon.cue_row(entry));
            let implied = *entry == Entry { key: entry.key, cues: entry.cues, ..Entry::title(entry.target) };
            if !(implied && cues.is_empty() && titles.contains(&(row.to_vec(), entry.target))) {
                listed.entry(entry.target).or_default().push(entry);
            }
        }
        let none = Vec::new();
        let lists: Vec<&Vec<&Entry>> = self.targets().map(|target| listed.get(&target).unwrap_or(&none)).collect();
        w.list(&lists, 7, |w, list| {
            let mut near: Vec<WordId> = Vec::new();
            w.list(list, 6, |w, entry| {
                let cues = lexicon.cue_row(entry);
                let usage = match entry.usage {
                    Use::Phrase => 0,
                    Use::Object => 1,
                    Use::Cued => 2,
                };
                w.number(usage | u64::from(entry.title) << 2 | u64::from(entry.person) << 3);
                w.list(lexicon.row(entry), 2, |w, id| w.near(*id, &mut near));
                w.list(cues, 1, |w, id| w.number(u64::from(id.0)));
            });
        });
    }

    /// Competencies, then occupations.
    fn targets(&self) -> impl Iterator<Item = Target> + use<> {
        let occupations = (0..u16::try_from(self.occupations.len()).unwrap_or(u16::MAX)).map(OccupationId);
        self.competency_ids().map(Target::Competency).chain(occupations.map(Target::Occupation))
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
        if major < MAJOR {
            return Err(Error::Corrupt {
                section: "HEAD",
                what: "a format that is read no more: bake the tables again",
            });
        }
        let Some(split) = bytes.len().checked_sub(CHECKSUM).filter(|split| *split >= head.len()) else {
            return Err(short(CHECKSUM));
        };
        let (content, sum) = bytes.split_at(split);
        let intact = Sha256::digest(content).as_slice() == sum;
        let mut reader = Column { bytes: content, at: head.len(), section: "HEAD" };
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
            readers.push(Reader::new(bytes, section)?);
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
            fiel.concepts("fields", 5, |r| Ok(Field { code: r.code()?, title: r.title()?, trade: r.flag()? }))?;
        let units = unit.concepts("units", 7, |r| {
            Ok(Unit {
                code: r.code()?,
                title: r.label()?,
                decree: r.label()?,
                date: r.date()?,
                grade: u32::try_from(r.number()?).ok().and_then(char::from_u32).ok_or(r.corrupt("grade"))?,
                superseded_by: r.text()?,
            })
        })?;
        let (field_count, unit_count) = (fields.len(), units.len());
        let competencies = comp.concepts("competencies", 11, |r| {
            Ok(Competency {
                code: r.code()?,
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
                units: {
                    let mut last = 0;
                    r.list(1, |r| Ok(UnitId(r.step_id(&mut last, unit_count)?)))?
                },
                rarity: r.small(1, 100)?,
            })
        })?;
        let competency_count = competencies.len();
        let occupations = occu.concepts("occupations", 11, |r| {
            Ok(Occupation {
                code: r.code()?,
                title: r.title()?,
                isco: r.text()?,
                fields: r.list(1, |r| Ok(FieldId(r.id(field_count)?)))?,
                needs: {
                    let mut last = 0;
                    r.list(3, |r| {
                        Ok(Need {
                            competency: CompetencyId(r.step_id(&mut last, competency_count)?),
                            weight: r.byte(1, 10)?,
                            level: r.byte(1, 3)?,
                        })
                    })?
                },
            })
        })?;
        let tracks = trac.concepts("tracks", 12, |r| {
            Ok(Track {
                code: r.code()?,
                title: r.title()?,
                field: FieldId(r.id(field_count)?),
                hours: r.small(0, u16::MAX)?.checked_sub(1),
                kkni: r.text()?,
                units: {
                    let mut last = 0;
                    r.list(1, |r| Ok(UnitId(r.step_id(&mut last, unit_count)?)))?
                },
                teaches: {
                    let mut last = 0;
                    r.list(2, |r| {
                        Ok(Taught {
                            competency: CompetencyId(r.step_id(&mut last, competency_count)?),
                            weight: r.byte(1, 10)?,
                        })
                    })?
                },
            })
        })?;
        let mut last = 0u64;
        let relations = rela.list(3, |r| {
            let need = CompetencyId(r.step_id(&mut last, competency_count)?);
            let have = CompetencyId(r.step_id(&mut u64::from(need.0), competency_count)?);
            let share = r.step_id(&mut u64::from(SHARE), usize::from(SHARE) + 1)?;
            if share == 0 {
                return Err(r.corrupt("a number out of range"));
            }
            Ok(Relation { have, need, share })
        })?;
        let ventures = vent.concepts("ventures", 14, |r| {
            Ok(Venture {
                code: r.code()?,
                title: r.title()?,
                field: FieldId(r.id(field_count)?),
                capital: {
                    let (stated, from, to) = (r.flag()?, r.number()?, r.number()?);
                    stated.then_some((from, to))
                },
                needs: r.list(5, |r| {
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
        let programmes = prog.concepts("programmes", 12, |r| {
            Ok(Programme {
                code: r.code()?,
                title: r.title()?,
                fields: r.list(1, |r| Ok(FieldId(r.id(field_count)?)))?,
                offers: both(r.text()?, r.text()?),
                conditions: both(r.text()?, r.text()?),
                opens: r.date()?,
                closes: r.date()?,
            })
        })?;
        let regions = regi.concepts("regions", 3, |r| Ok(Region { code: r.code()?, name: r.label()? }))?;
        let region_count = regions.len();
        let mut region_names = super::names::usual(&regions);
        region_names.extend(regi.list(3, |r| Ok((r.code()?, RegionId(r.id(region_count)?))))?);
        region_names.sort_unstable();

        let titled = word.flag()?;
        let mut words = word.list(2, Reader::code)?;
        if !words.is_sorted_by(|a, b| a < b) {
            return Err(word.corrupt("not in order"));
        }
        if titled {
            words
                .extend(super::names::title_words(&competencies, &occupations).into_iter().map(String::into_boxed_str));
            words.sort_unstable();
            words.dedup();
        }
        let word_count = words.len();
        let mut at = 0;
        let stems = word.list(1, |r| {
            let n = r.number()?;
            at += 1;
            r.word(n.checked_sub(1).unwrap_or(at - 1), word_count)
        })?;
        if stems.len() != word_count {
            return Err(word.corrupt("stems"));
        }
        let ordinary = word.list(2, Reader::code)?;
        let id = |r: &mut Reader<'_>| {
            let n = r.number()?;
            r.word(n, word_count)
        };
        let cues = word.list(3, |r| r.list(2, |r| r.list(1, id)))?;
        let mut actions: Vec<Vec<WordId>> = vec![Vec::new(); field_count];
        let mut last = 0;
        word.list(3, |r| {
            let verb = r.step(&mut last)?;
            let verb = r.word(verb, word_count)?;
            let mut last = 0;
            let fields = r.list(1, |r| r.step(&mut last))?;
            for field in fields {
                let actions = usize::try_from(field).ok().and_then(|field| actions.get_mut(field));
                actions.ok_or(r.corrupt("a reference to nothing"))?.push(verb);
            }
            Ok(())
        })?;

        let mut lexicon = Lexicon { words, stems, cues, actions, ordinary, region_names, ..Lexicon::default() };
        let (mut keys, mut cue_words, mut entries) = (Vec::new(), Vec::new(), Vec::new());
        let push = |r: &Reader<'_>, into: &mut Vec<WordId>, ids: Vec<WordId>| -> Result<(u32, u32)> {
            let from = u32::try_from(into.len()).map_err(|_| r.corrupt("rows"))?;
            into.extend(ids);
            Ok((from, u32::try_from(into.len()).map_err(|_| r.corrupt("rows"))?))
        };
        let occupation_count = occupations.len();
        let mut target = 0usize;
        entr.list(7, |r| {
            let number = |at: usize| u16::try_from(at).map_err(|_| r.corrupt("more targets than there are"));
            let named = match target.checked_sub(competency_count) {
                None => Target::Competency(CompetencyId(number(target)?)),
                Some(at) if at < occupation_count => Target::Occupation(OccupationId(number(at)?)),
                Some(_) => return Err(r.corrupt("more targets than there are")),
            };
            target += 1;
            let mut near: Vec<WordId> = Vec::new();
            r.list(6, |r| {
                let flags = r.number()?;
                let usage = match flags & 3 {
                    0 => Use::Phrase,
                    1 => Use::Object,
                    2 => Use::Cued,
                    _ => return Err(r.corrupt("use")),
                };
                let row = r.list(2, |r| r.near(&mut near, word_count))?;
                if row.is_empty() {
                    return Err(r.corrupt("an entry without words"));
                }
                within("words of a label", limits::LABEL_WORDS, row.len())?;
                let key = push(r, &mut keys, row)?;
                let cues = r.list(1, id)?;
                let cues = push(r, &mut cue_words, cues)?;
                entries.push(Entry { target: named, usage, title: flags & 4 != 0, person: flags & 8 != 0, key, cues });
                within("rows of a catalogue section", limits::CATALOG_LABELS, entries.len())
            })
            .map(drop)
        })?;
        let listed = entries.len();
        if titled {
            for (words, target) in super::names::titles(&competencies, &occupations) {
                let row: Vec<WordId> = words.iter().filter_map(|word| lexicon.known(word)).collect();
                if !row.is_empty() {
                    let key = push(&entr, &mut keys, row)?;
                    entries.push(Entry { key, ..Entry::title(target) });
                }
            }
        }
        lexicon.fill(&entries, listed, &keys, &cue_words);

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
            lexicon,
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
            ("REGI", self.regions.is_sorted_by(|a, b| a.code < b.code)),
            ("RELA", self.relations.is_sorted_by_key(|r| (r.need, r.have))),
            ("WORD", self.lexicon.ordinary.is_sorted_by(|a, b| a < b)),
            ("WORD", self.lexicon.cues.len() == self.fields.len() && self.lexicon.actions.len() == self.fields.len()),
            ("WORD", self.lexicon.cues.iter().all(|list| list.is_sorted() && list.iter().all(|row| !row.is_empty()))),
            ("WORD", self.lexicon.actions.iter().all(|list| list.is_sorted())),
        ];
        match sorted.iter().find(|(_, good)| !good) {
            Some((section, _)) => Err(Error::Corrupt { section, what: "not in order" }),
            None => Ok(()),
        }
    }
}

/// Writes a section column by column: every value goes to the next column of its row.
#[derive(Default)]
struct Writer {
    columns: Vec<Vec<u8>>,
    at: usize,
    /// The code or word before, whose beginning the next one may share.
    last: String,
}

impl Writer {
    fn put(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        let at = self.at;
        self.at += 1;
        if self.columns.len() <= at {
            self.columns.resize(at + 1, Vec::new());
        }
        if let Some(column) = self.columns.get_mut(at) {
            write(column);
        }
    }

    /// The section: each column with its length before it.
    fn body(self) -> Vec<u8> {
        let mut out = Vec::new();
        for column in &self.columns {
            leb(&mut out, u64::try_from(column.len()).unwrap_or(u64::MAX));
            out.extend_from_slice(column);
        }
        out
    }

    fn number(&mut self, n: u64) {
        self.put(|column| leb(column, n));
    }

    fn text(&mut self, text: &str) {
        self.put(|column| {
            column.extend_from_slice(text.as_bytes());
            column.push(END);
        });
    }

    /// Two columns: how many bytes it shares with the one before, and the rest.
    fn code(&mut self, code: &str) {
        let mut shared = self.last.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
        while !code.is_char_boundary(shared) {
            shared -= 1;
        }
        code.clone_into(&mut self.last);
        self.number(u64::try_from(shared).unwrap_or(u64::MAX));
        self.text(code.get(shared..).unwrap_or(""));
    }

    /// Two columns. One title that stands for both is written once.
    fn title(&mut self, title: &Title) {
        self.text(&title.id);
        self.text(if title.en == title.id { "" } else { &title.en });
    }

    fn flag(&mut self, flag: bool) {
        self.number(u64::from(flag));
    }

    /// How far it is from the number before: 2n onward, 2n − 1 back.
    fn step(&mut self, last: &mut u64, n: u64) {
        self.number(if n >= *last { 2 * (n - *last) } else { 2 * (*last - n) - 1 });
        *last = n;
    }

    fn date(&mut self, date: Option<Date>) {
        self.number(date.map_or(0, |date| {
            (u64::from(date.year()) << 9) | (u64::from(date.month_number()) << 5) | u64::from(date.day())
        }));
    }

    /// Two columns: 0 and, in the second, a word that is new among `near`; or how many words back in `near` it stands.
    fn near(&mut self, id: WordId, near: &mut Vec<WordId>) {
        if let Some(at) = near.iter().rev().position(|known| *known == id) {
            self.number(u64::try_from(at).unwrap_or(u64::MAX) + 1);
            near.remove(near.len() - 1 - at);
            self.at += 1;
        } else {
            self.number(0);
            self.number(u64::from(id.0));
        }
        near.push(id);
    }

    /// A column of counts and `width` columns of the items.
    fn list<T>(&mut self, list: &[T], width: usize, mut write: impl FnMut(&mut Self, &T)) {
        self.number(u64::try_from(list.len()).unwrap_or(u64::MAX));
        let (column, outer) = (self.at, std::mem::take(&mut self.last));
        for item in list {
            self.at = column;
            write(self, item);
        }
        self.at = column + width;
        self.last = outer;
    }
}

fn leb(out: &mut Vec<u8>, mut n: u64) {
    loop {
        let low = u8::try_from(n & 0x7f).unwrap_or(0);
        n >>= 7;
        if n == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn within(what: &'static str, limit: usize, actual: usize) -> Result<()> {
    if actual > limit { Err(Error::LimitExceeded { what, limit, actual }) } else { Ok(()) }
}

/// A title of which one language may be missing.
fn both(id: Box<str>, en: Box<str>) -> Title {
    match (&*id, &*en) {
        ("", _) => Title { id: en.clone(), en },
        (_, "") => Title { en: id.clone(), id },
        _ => Title { id, en },
    }
}

/// Bytes read one after the other.
#[derive(Clone, Copy)]
struct Column<'a> {
    bytes: &'a [u8],
    at: usize,
    section: &'static str,
}

impl<'a> Column<'a> {
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

    fn str(&mut self) -> Result<&'a str> {
        let left = self.bytes.get(self.at..).unwrap_or(&[]);
        // Without an end the text is cut short.
        let length = left.iter().position(|byte| *byte == END).unwrap_or(left.len());
        let bytes = self.take(length)?;
        self.take(1)?;
        std::str::from_utf8(bytes).map_err(|_| self.corrupt("text that is not UTF-8"))
    }
}

/// Reads a section column by column, as [`Writer`] writes it.
struct Reader<'a> {
    columns: Vec<Column<'a>>,
    at: usize,
    section: &'static str,
    last: String,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], section: &'static str) -> Result<Self> {
        let mut whole = Column { bytes, at: 0, section };
        let mut columns = Vec::new();
        while whole.at < bytes.len() {
            let length = usize::try_from(whole.number()?).unwrap_or(usize::MAX);
            columns.push(Column { bytes: whole.take(length)?, at: 0, section });
            if columns.len() > COLUMNS {
                return Err(whole.corrupt("more columns than there can be"));
            }
        }
        Ok(Self { columns, at: 0, section, last: String::new() })
    }

    const fn corrupt(&self, what: &'static str) -> Error {
        Error::Corrupt { section: self.section, what }
    }

    /// The next column of the row.
    fn column(&mut self) -> Result<&mut Column<'a>> {
        let at = self.at;
        self.at += 1;
        self.columns.get_mut(at).ok_or(Error::Corrupt { section: self.section, what: "a column is missing" })
    }

    fn number(&mut self) -> Result<u64> {
        self.column()?.number()
    }

    fn small(&mut self, least: u16, most: u16) -> Result<u16> {
        let n = self.number()?;
        u16::try_from(n).ok().filter(|n| (least..=most).contains(n)).ok_or(self.corrupt("a number out of range"))
    }

    fn byte(&mut self, least: u8, most: u8) -> Result<u8> {
        let n = self.small(u16::from(least), u16::from(most))?;
        u8::try_from(n).map_err(|_| self.corrupt("a number out of range"))
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

    /// A number given by how far it is from the one before.
    fn step(&mut self, last: &mut u64) -> Result<u64> {
        let n = self.number()?;
        let far = n.div_ceil(2);
        let next = if n % 2 == 0 { last.checked_add(far) } else { last.checked_sub(far) };
        *last = next.ok_or(self.corrupt("a number out of range"))?;
        Ok(*last)
    }

    fn step_id(&mut self, last: &mut u64, count: usize) -> Result<u16> {
        let n = self.step(last)?;
        self.checked(n, count)
    }

    fn near(&mut self, near: &mut Vec<WordId>, count: usize) -> Result<WordId> {
        let id = match usize::try_from(self.number()?).unwrap_or(usize::MAX) {
            0 => {
                let n = self.number()?;
                self.word(n, count)?
            }
            back => {
                let at = near.len().checked_sub(back).ok_or(self.corrupt("a reference to no word"))?;
                near.remove(at)
            }
        };
        near.push(id);
        Ok(id)
    }

    fn flag(&mut self) -> Result<bool> {
        match self.number()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt("a flag that is neither 0 nor 1")),
        }
    }

    /// A text in sentences.
    fn text(&mut self) -> Result<Box<str>> {
        let text = self.column()?.str()?;
        within("characters of a text in the catalogue", limits::FIELD_CHARS, text.chars().count())?;
        Ok(text.into())
    }

    /// A title or name.
    fn label(&mut self) -> Result<Box<str>> {
        let text = self.column()?.str()?;
        within("characters of a label", limits::LABEL_CHARS, text.chars().count())?;
        Ok(text.into())
    }

    fn title(&mut self) -> Result<Title> {
        Ok(both(self.label()?, self.label()?))
    }

    /// A code or word, which may share its beginning with the one before.
    fn code(&mut self) -> Result<Box<str>> {
        let shared = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        let rest = self.column()?.str()?;
        if shared > self.last.len() || !self.last.is_char_boundary(shared) {
            return Err(self.corrupt("a word that shares more than there is"));
        }
        self.last.truncate(shared);
        self.last.push_str(rest);
        within("characters of a label", limits::LABEL_CHARS, self.last.chars().count())?;
        Ok(self.last.as_str().into())
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
    fn concepts<T>(
        &mut self,
        what: &'static str,
        width: usize,
        read: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.list_within(what, limits::CATALOG_CONCEPTS, width, read)
    }

    fn list<T>(&mut self, width: usize, read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        self.list_within("rows of a catalogue section", limits::CATALOG_LABELS, width, read)
    }

    fn list_within<T>(
        &mut self,
        what: &'static str,
        limit: usize,
        width: usize,
        mut read: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let count = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        let (from, last) = (self.at, std::mem::take(&mut self.last));
        // Each item takes a byte of its first column at least, so a count beyond the bytes left is a lie; memory follows
        // the bytes.
        if count > self.columns.get(from).map_or(0, |column| column.bytes.len() - column.at) {
            return Err(self.corrupt("a count larger than the section"));
        }
        within(what, limit, count)?;
        let mut out = Vec::with_capacity(count.min(1024));
        for _ in 0..count {
            self.at = from;
            out.push(read(self)?);
        }
        self.at = from + width;
        self.last = last;
        Ok(out)
    }
}
