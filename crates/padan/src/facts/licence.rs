//! Driving licences (SIM).

use super::Fact;
use crate::text::{Break, Tokens, words};

/// A class of Indonesian driving licence. Source of the classes and of what serves for what: UU 22/2009, articles 80–84.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Licence {
    /// Cars up to 3,500 kg.
    #[serde(rename = "SIM A")]
    SimA,
    /// Vehicles over 3,500 kg.
    #[serde(rename = "SIM B1")]
    SimB1,
    /// Heavy vehicles and trailers.
    #[serde(rename = "SIM B2")]
    SimB2,
    /// Motorcycles.
    #[serde(rename = "SIM C")]
    SimC,
    /// Vehicles for people with disabilities.
    #[serde(rename = "SIM D")]
    SimD,
}

impl Licence {
    /// All classes.
    pub const ALL: [Self; 5] = [Self::SimA, Self::SimB1, Self::SimB2, Self::SimC, Self::SimD];

    /// The name used in JSON and on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SimA => "SIM A",
            Self::SimB1 => "SIM B1",
            Self::SimB2 => "SIM B2",
            Self::SimC => "SIM C",
            Self::SimD => "SIM D",
        }
    }

    /// Whether it serves where another is asked: B1 for A, B2 for A and B1 (UU 22/2009, article 84); C and D stand apart.
    #[must_use]
    pub fn serves(self, asked: Self) -> bool {
        self == asked || matches!((self, asked), (Self::SimB1 | Self::SimB2, Self::SimA) | (Self::SimB2, Self::SimB1))
    }
}

/// How a licence is joined to the one named before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joined {
    /// It is the first, or "dan", "/" or "," joins it.
    And,
    /// "atau" joins it.
    Or,
}

/// A licence, how it is joined, and whether it is for public transport ("umum").
pub(crate) type Named = (Licence, Joined, bool);

/// Every licence the text names: "SIM A/C", "SIM B1 umum", "sim c dan a", "SIM BII". Linear.
pub(crate) fn licences(tokens: &Tokens) -> Vec<Fact<Named>> {
    let mut found: Vec<Fact<Named>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (first, glued) = match tokens.at(at) {
            "sim" => (at, None),
            "sima" => (at, Some(Licence::SimA)),
            "simc" => (at, Some(Licence::SimC)),
            "simb1" => (at, Some(Licence::SimB1)),
            "simb2" => (at, Some(Licence::SimB2)),
            _ => {
                at += 1;
                continue;
            }
        };
        let mut join = if first > 0
            && tokens.is(first - 1, words!("atau" | "or"))
            && found.last().is_some_and(|last| last.last + 2 == first)
        {
            Joined::Or
        } else {
            Joined::And
        };
        if let Some(licence) = glued {
            found.push(Fact { value: (licence, join, tokens.is(at + 1, words!("umum"))), first, last: at });
        }
        at += 1;
        let mut any = glued.is_some();
        while at < tokens.len() && tokens.before(at) <= Break::Comma {
            let class = match (tokens.at(at), tokens.at(at + 1)) {
                ("b", "1" | "i" | "satu") => Some((Licence::SimB1, 2)),
                ("b", "2" | "ii" | "dua") => Some((Licence::SimB2, 2)),
                ("a", _) => Some((Licence::SimA, 1)),
                ("b1" | "bi" | "b", _) => Some((Licence::SimB1, 1)),
                ("b2" | "bii", _) => Some((Licence::SimB2, 1)),
                ("c" | "c1" | "c2", _) => Some((Licence::SimC, 1)),
                ("d", _) => Some((Licence::SimD, 1)),
                ("motor", _) if !any => Some((Licence::SimC, 1)),
                ("mobil", _) if !any => Some((Licence::SimA, 1)),
                _ => None,
            };
            if let Some((licence, used)) = class {
                let public = tokens.is(at + used, words!("umum")) && tokens.before(at + used) == Break::None;
                let last = at + used - 1 + usize::from(public);
                found.push(Fact { value: (licence, join, public), first, last });
                at = last + 1;
                join = Joined::And;
                any = true;
                continue;
            }
            match tokens.at(at) {
                "atau" | "or" if any => join = Joined::Or,
                "dan" | "and" | "serta" | "golongan" | "gol" | "jenis" | "kelas" | "aktif" | "yang" | "masih"
                | "berlaku" => {}
                // "SIM C dan SIM A": the next round sees how it is joined.
                _ => break,
            }
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, bool, bool)> {
        licences(&Tokens::new(text))
            .iter()
            .map(|fact| (fact.value.0.name(), fact.value.1 == Joined::Or, fact.value.2))
            .collect()
    }

    #[test]
    fn classes_in_all_spellings() {
        assert_eq!(found("Memiliki SIM A/C aktif"), [("SIM A", false, false), ("SIM C", false, false)]);
        assert_eq!(found("SIM B1 Umum"), [("SIM B1", false, true)]);
        assert_eq!(found("sim B II, dan SIM c"), [("SIM B2", false, false), ("SIM C", false, false)]);
        assert_eq!(found("punya SIM A atau SIM C"), [("SIM A", false, false), ("SIM C", true, false)]);
        assert_eq!(found("SIM A atau C"), [("SIM A", false, false), ("SIM C", true, false)]);
        assert_eq!(found("simulasi a b c, SIM card"), []);
    }

    #[test]
    fn what_serves_for_what() {
        assert!(Licence::SimB1.serves(Licence::SimA) && Licence::SimB2.serves(Licence::SimB1));
        assert!(!Licence::SimA.serves(Licence::SimB1) && !Licence::SimB2.serves(Licence::SimC));
    }
}
