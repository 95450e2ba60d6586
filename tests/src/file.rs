//! Catalogue files written byte by byte, by the format's description and without the library's writer: small ones to
//! damage, and large ones that stand at a limit.

use sha2::{Digest, Sha256};

/// The columns of one section, or of one row of it.
#[derive(Debug, Clone, Default)]
pub struct Body(pub Vec<Vec<u8>>);

impl Body {
    /// A number, LEB128, in the next column.
    #[must_use]
    pub fn number(mut self, n: usize) -> Self {
        self.0.push(leb(n));
        self
    }

    /// A text and its end.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.push([text.as_bytes(), &[0xff]].concat());
        self
    }

    /// A code that shares nothing with the one before.
    #[must_use]
    pub fn code(self, code: &str) -> Self {
        self.number(0).text(code)
    }

    /// A list of rows of so many columns: their number, and what of all rows belongs to each column.
    #[must_use]
    pub fn rows(mut self, width: usize, rows: &[Self]) -> Self {
        self = self.number(rows.len());
        for column in 0..width {
            self.0.push(rows.iter().flat_map(|row| row.0[column].iter().copied()).collect());
        }
        self
    }

    /// A list of numbers, each by how far it is from the one before.
    #[must_use]
    pub fn steps(self, numbers: &[usize]) -> Self {
        let mut last = 0;
        let rows: Vec<Self> =
            numbers.iter().map(|n| Self::default().step(std::mem::replace(&mut last, *n), *n)).collect();
        self.rows(1, &rows)
    }

    /// A number by how far it is from another: 2n onward, 2n − 1 back.
    #[must_use]
    pub fn step(self, from: usize, n: usize) -> Self {
        self.number(if n >= from { 2 * (n - from) } else { 2 * (from - n) - 1 })
    }

    /// A list of numbers.
    #[must_use]
    pub fn numbers(self, numbers: &[usize]) -> Self {
        let rows: Vec<Self> = numbers.iter().map(|n| Self::default().number(*n)).collect();
        self.rows(1, &rows)
    }

    /// Sorted words, none sharing its beginning with the one before.
    #[must_use]
    pub fn words(self, words: &[String]) -> Self {
        let rows: Vec<Self> = words.iter().map(|word| Self::default().code(word)).collect();
        self.rows(2, &rows)
    }

    /// The section: each column behind its length.
    fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|column| [leb(column.len()), column.clone()].concat()).collect()
    }
}

fn leb(mut n: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while n >= 0x80 {
        out.push(0x80 | u8::try_from(n & 0x7f).unwrap_or(0));
        n >>= 7;
    }
    out.push(u8::try_from(n).unwrap_or(0));
    out
}

/// What a catalogue file holds, row by row.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Rows of `FIEL`.
    pub fields: Vec<Body>,
    /// Rows of `UNIT`.
    pub units: Vec<Body>,
    /// Rows of `COMP`.
    pub competencies: Vec<Body>,
    /// Rows of `OCCU`.
    pub occupations: Vec<Body>,
    /// Rows of `TRAC`.
    pub tracks: Vec<Body>,
    /// Rows of `RELA`.
    pub relations: Vec<Body>,
    /// Rows of `VENT`.
    pub ventures: Vec<Body>,
    /// Rows of `PROG`.
    pub programmes: Vec<Body>,
    /// Rows of `REGI`.
    pub regions: Vec<Body>,
    /// Names of regions, sorted, with the region's number.
    pub region_names: Vec<(String, usize)>,
    /// The vocabulary, sorted; each word is its own stem.
    pub words: Vec<String>,
    /// Ordinary words, sorted.
    pub ordinary: Vec<String>,
    /// What names a competency or an occupation, see [`entry`].
    pub entries: Vec<Row>,
}

/// A row of `FIEL`.
#[must_use]
pub fn field(code: &str) -> Body {
    Body::default().code(code).text(code).text(code).number(1)
}

/// A row of `UNIT` with a title.
#[must_use]
pub fn unit(code: &str, title: &str) -> Body {
    Body::default().code(code).text(title).text("").number(0).number(65).text("")
}

/// A row of `COMP` in the first field, with a title and units.
#[must_use]
pub fn competency(code: &str, title: &str, units: &[usize]) -> Body {
    Body::default().code(code).text(title).text(title).number(0).number(0).number(0).number(0).steps(units).number(50)
}

/// Rows that begin with a number given by how far it is from that of the row before.
fn stepped(numbers: &[usize], rest: impl Fn(Body) -> Body) -> Vec<Body> {
    let mut last = 0;
    numbers.iter().map(|n| rest(Body::default().step(std::mem::replace(&mut last, *n), *n))).collect()
}

/// A row of `OCCU`; each need is a competency with weight 10.
#[must_use]
pub fn occupation(code: &str, needs: &[usize]) -> Body {
    let needs: Vec<Body> = stepped(needs, |step| step.number(10).number(1));
    Body::default().code(code).text(code).text(code).text("").numbers(&[0]).rows(3, &needs)
}

/// A row of `TRAC` that teaches these competencies.
#[must_use]
pub fn track(code: &str, teaches: &[usize]) -> Body {
    let teaches: Vec<Body> = stepped(teaches, |step| step.number(5));
    Body::default().code(code).text(code).text(code).number(0).number(0).text("").numbers(&[]).rows(2, &teaches)
}

/// A row of `VENT` with one need.
#[must_use]
pub fn venture(code: &str) -> Body {
    let need = Body::default().number(1).number(0).text("alat").text("tool").number(1);
    Body::default().code(code).text(code).text(code).number(0).number(0).number(0).number(0).rows(5, &[need])
}

/// A row of `PROG`, with what it offers.
#[must_use]
pub fn programme(code: &str, offers: &str) -> Body {
    Body::default()
        .code(code)
        .text(code)
        .text(code)
        .numbers(&[0])
        .text(offers)
        .text(offers)
        .text("")
        .text("")
        .number(0)
        .number(0)
}

/// A row of `REGI`.
#[must_use]
pub fn region(code: &str) -> Body {
    Body::default().code(code).text(code)
}

/// What names something: how it is used, what it names, its words.
#[derive(Debug, Clone)]
pub struct Row {
    flags: usize,
    target: usize,
    words: Vec<usize>,
}

/// An entry. Of `flags`, 1 is for an occupation, 2 for a thing and 4 for a cued word, 8 for a title, 16 for a person.
#[must_use]
pub fn entry(flags: usize, target: usize, words: &[usize]) -> Row {
    Row { flags, target, words: words.to_vec() }
}

/// The number `n` as a code that sorts as the number does.
#[must_use]
pub fn code(n: usize) -> String {
    format!("c{n:06}")
}

/// What every file begins with: the magic word and format 2.0.
const START: &[u8] = b"PADANCAT\x02\x00\x00\x00";

/// Puts the checksum behind a file's content.
#[must_use]
pub fn seal(mut content: Vec<u8>) -> Vec<u8> {
    let sum = Sha256::digest(&content);
    content.extend_from_slice(&sum);
    content
}

/// Puts a section before the checksum of a whole file.
#[must_use]
pub fn with_section(file: &[u8], tag: [u8; 4], length: usize) -> Vec<u8> {
    let mut content = file[..file.len() - 32].to_vec();
    content.extend_from_slice(&tag);
    content.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    content.resize(content.len() + length, 0);
    seal(content)
}

impl Draft {
    /// A little of everything, with words of every use.
    #[must_use]
    pub fn little() -> Self {
        let words = ["bubut", "kasir", "las", "mesin", "rem"];
        Self {
            fields: vec![field("bengkel")],
            units: vec![unit("A.01", "Mengelas"), unit("A.02", "Membubut")],
            competencies: vec![competency("bubut", "Bubut", &[1]), competency("las", "Las", &[0])],
            occupations: vec![occupation("1", &[0, 1])],
            tracks: vec![track("t", &[0, 1])],
            relations: vec![Body::default().step(0, 1).step(1, 0).step(5000, 5000)],
            ventures: vec![venture("v")],
            programmes: vec![programme("p", "modal")],
            regions: vec![region("32"), region("32.01")],
            region_names: vec![("bogor".into(), 1)],
            words: words.map(String::from).to_vec(),
            ordinary: vec!["jalan".into()],
            entries: vec![
                entry(8, 0, &[0]),
                entry(2, 0, &[0, 3]),
                entry(1 | 16, 0, &[1]),
                entry(8, 1, &[2]),
                entry(2, 1, &[3]),
                entry(4, 1, &[4]),
            ],
        }
    }

    /// The entries of each competency, then of each occupation; every word is given by its number.
    fn named(&self) -> Body {
        let targets = self.competencies.len() + self.occupations.len();
        let mut lists: Vec<Vec<Body>> = vec![Vec::new(); targets];
        for entry in &self.entries {
            let words: Vec<Body> = entry.words.iter().map(|word| Body::default().number(0).number(*word)).collect();
            let flags = entry.flags >> 1 & 0x3 | entry.flags >> 1 & 0xc;
            let row = Body::default().number(flags).rows(2, &words).numbers(&[]);
            lists[entry.target + entry.flags % 2 * self.competencies.len()].push(row);
        }
        let lists: Vec<Body> = lists.iter().map(|rows| Body::default().rows(6, rows)).collect();
        Body::default().rows(7, &lists)
    }

    /// The content of the file, without its checksum.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        let lists = [
            (&self.fields, 5),
            (&self.units, 7),
            (&self.competencies, 11),
            (&self.occupations, 11),
            (&self.tracks, 12),
            (&self.relations, 3),
            (&self.ventures, 14),
            (&self.programmes, 12),
            (&self.regions, 3),
        ];
        let mut head = Body::default().text("0");
        for count in lists.iter().map(|(list, _)| list.len()).chain([self.words.len(), self.entries.len()]) {
            head = head.number(count);
        }
        let named: Vec<Body> =
            self.region_names.iter().map(|(name, region)| Body::default().code(name).number(*region)).collect();
        // No title is an entry by itself, and each word is its own stem.
        let words = Body::default().number(0).words(&self.words).numbers(&vec![0; self.words.len()]);
        // One cue and one verb for each field: the first word.
        let cue = [Body::default().numbers(&[0])];
        let cues: &[Body] = if self.words.is_empty() { &[] } else { &cue };
        let cues: Vec<Body> = self.fields.iter().map(|_| Body::default().rows(2, cues)).collect();
        let verb = Body::default().number(0).steps(&(0..self.fields.len()).collect::<Vec<_>>());
        let verbs: &[Body] = if self.words.is_empty() { &[] } else { std::slice::from_ref(&verb) };
        let words = words.words(&self.ordinary).rows(3, &cues).rows(3, verbs);
        let [fields, units, competencies, occupations, tracks, relations, ventures, programmes, regions] =
            lists.map(|(rows, width)| Body::default().rows(width, rows));
        let sections: [(&[u8; 4], Body); 12] = [
            (b"HEAD", head),
            (b"FIEL", fields),
            (b"UNIT", units),
            (b"COMP", competencies),
            (b"OCCU", occupations),
            (b"TRAC", tracks),
            (b"RELA", relations),
            (b"VENT", ventures),
            (b"PROG", programmes),
            (b"REGI", regions.rows(3, &named)),
            (b"WORD", words),
            (b"ENTR", self.named()),
        ];
        let mut out = START.to_vec();
        for (tag, body) in sections {
            let body = body.bytes();
            out.extend_from_slice(tag);
            out.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend_from_slice(&body);
        }
        out
    }

    /// The whole file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        seal(self.content())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_little_file_is_read_and_written_back_alike() {
        let bytes = Draft::little().bytes();
        let catalog = padan::Catalog::from_bytes(&bytes).expect("the little file is sound");
        assert_eq!(catalog.counts().map(|(_, count)| count), [1, 2, 2, 1, 1, 1, 1, 1, 2, 5, 6]);
        let again = padan::Catalog::from_bytes(&catalog.to_bytes()).expect("what the library writes, it reads");
        assert_eq!(again, catalog);
    }
}
