//! Catalogue files written byte by byte, by the format's description and without the library's writer: small ones to
//! damage, and large ones that stand at a limit.

use sha2::{Digest, Sha256};

/// The bytes of one section, or of one row of it.
#[derive(Debug, Clone, Default)]
pub struct Body(pub Vec<u8>);

impl Body {
    /// A number, LEB128.
    #[must_use]
    pub fn number(mut self, mut n: usize) -> Self {
        while n >= 0x80 {
            self.0.push(0x80 | u8::try_from(n & 0x7f).unwrap_or(0));
            n >>= 7;
        }
        self.0.push(u8::try_from(n).unwrap_or(0));
        self
    }

    /// A text: its length and bytes.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self = self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    /// A list of rows: their number and bytes.
    #[must_use]
    pub fn rows(mut self, rows: &[Self]) -> Self {
        self = self.number(rows.len());
        for row in rows {
            self.0.extend_from_slice(&row.0);
        }
        self
    }

    /// A list of numbers.
    #[must_use]
    pub fn numbers(mut self, numbers: &[usize]) -> Self {
        self = self.number(numbers.len());
        for n in numbers {
            self = self.number(*n);
        }
        self
    }

    /// Sorted words, none sharing its beginning with the one before.
    #[must_use]
    pub fn words(mut self, words: &[String]) -> Self {
        self = self.number(words.len());
        for word in words {
            self = self.number(0).text(word);
        }
        self
    }
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
    /// Rows of `ENTR`.
    pub entries: Vec<Body>,
}

/// A row of `FIEL`.
#[must_use]
pub fn field(code: &str) -> Body {
    Body::default().text(code).text(code).text(code).number(1)
}

/// A row of `UNIT` with a title.
#[must_use]
pub fn unit(code: &str, title: &str) -> Body {
    Body::default().text(code).text(title).text("").number(0).number(65).text("")
}

/// A row of `COMP` in the first field, with a title and units.
#[must_use]
pub fn competency(code: &str, title: &str, units: &[usize]) -> Body {
    Body::default().text(code).text(title).text(title).number(0).number(0).number(0).number(0).numbers(units).number(50)
}

/// A row of `OCCU`; each need is a competency with weight 10.
#[must_use]
pub fn occupation(code: &str, needs: &[usize]) -> Body {
    let needs: Vec<Body> = needs.iter().map(|id| Body::default().number(*id).number(10).number(1)).collect();
    Body::default().text(code).text(code).text(code).text("").numbers(&[0]).rows(&needs)
}

/// A row of `TRAC` that teaches these competencies.
#[must_use]
pub fn track(code: &str, teaches: &[usize]) -> Body {
    let teaches: Vec<Body> = teaches.iter().map(|id| Body::default().number(*id).number(5)).collect();
    Body::default().text(code).text(code).text(code).number(0).number(0).text("").numbers(&[]).rows(&teaches)
}

/// A row of `VENT` with one need.
#[must_use]
pub fn venture(code: &str) -> Body {
    let need = Body::default().number(1).number(0).text("alat").text("tool").number(1);
    Body::default().text(code).text(code).text(code).number(0).number(0).rows(&[need])
}

/// A row of `PROG`, with what it offers.
#[must_use]
pub fn programme(code: &str, offers: &str) -> Body {
    Body::default()
        .text(code)
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
    Body::default().text(code).text(code)
}

/// A row of `ENTR`: `flags` as in the format, what it names, and its words.
#[must_use]
pub fn entry(flags: usize, target: usize, words: &[usize]) -> Body {
    Body::default().number(flags).number(target).numbers(words).numbers(&[])
}

/// The number `n` as a code that sorts as the number does.
#[must_use]
pub fn code(n: usize) -> String {
    format!("c{n:06}")
}

/// What every file begins with: the magic word and format 1.0.
const START: &[u8] = b"PADANCAT\x01\x00\x00\x00";

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
            relations: vec![Body::default().number(0).number(1).number(5000)],
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

    /// The content of the file, without its checksum.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        let lists = [
            &self.fields, &self.units, &self.competencies, &self.occupations, &self.tracks, &self.relations,
            &self.ventures, &self.programmes, &self.regions,
        ];
        let mut head = Body::default().text("0");
        for count in lists.iter().map(|list| list.len()).chain([self.words.len(), self.entries.len()]) {
            head = head.number(count);
        }
        let names: Vec<String> = self.region_names.iter().map(|(name, _)| name.clone()).collect();
        let of: Vec<usize> = self.region_names.iter().map(|(_, region)| *region).collect();
        let mut words = Body::default().words(&self.words);
        words.0.resize(words.0.len() + self.words.len(), 0);
        // One cue and one verb for each field: the first word.
        let shown = |one: &Body| -> Vec<Body> {
            let rows: &[Body] = if self.words.is_empty() { &[] } else { std::slice::from_ref(one) };
            self.fields.iter().map(|_| Body::default().rows(rows)).collect()
        };
        let (cue, verb) = (Body::default().numbers(&[0]), Body::default().number(0));
        let words = words.words(&self.ordinary).rows(&shown(&cue)).rows(&shown(&verb));
        let plain = |rows: &Vec<Body>| Body::default().rows(rows);
        let sections: [(&[u8; 4], Body); 12] = [
            (b"HEAD", head),
            (b"FIEL", plain(&self.fields)),
            (b"UNIT", plain(&self.units)),
            (b"COMP", plain(&self.competencies)),
            (b"OCCU", plain(&self.occupations)),
            (b"TRAC", plain(&self.tracks)),
            (b"RELA", plain(&self.relations)),
            (b"VENT", plain(&self.ventures)),
            (b"PROG", plain(&self.programmes)),
            (b"REGI", plain(&self.regions).words(&names).numbers(&of)),
            (b"WORD", words),
            (b"ENTR", plain(&self.entries)),
        ];
        let mut out = START.to_vec();
        for (tag, body) in sections {
            out.extend_from_slice(tag);
            out.extend_from_slice(&u32::try_from(body.0.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend_from_slice(&body.0);
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
