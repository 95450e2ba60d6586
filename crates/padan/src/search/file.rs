//! An index as bytes.
//!
//! ```text
//! "PADANIDX"  8 bytes
//! format      u32
//! parts       in a fixed order, each its length in bytes (u32) and its content; numbers are u32, all little endian
//! checksum    32 bytes, SHA-256 of everything before it
//! ```
//!
//! A table of vectors stands likewise under `"PADANVEC"`; in a catalogue file it is the section `VECT`, which a reader of
//! catalogues skips.

use super::texts::{Lists, Texts};
use super::{Index, Meaning, Vectors};
use crate::{Error, Result, limits};
use sha2::{Digest, Sha256};

const INDEX: &[u8; 8] = b"PADANIDX";
const VECTORS: &[u8; 8] = b"PADANVEC";
const FORMAT: u32 = 1;
const CHECKSUM: usize = 32;

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn part(&mut self, bytes: &[u8]) {
        self.0.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        self.0.extend(bytes);
    }

    fn numbers(&mut self, numbers: &[u32]) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        self.part(&bytes);
    }

    fn texts(&mut self, texts: &Texts) {
        self.part(texts.text.as_bytes());
        self.numbers(&texts.ends);
    }

    fn lists(&mut self, lists: &Lists) {
        self.numbers(&lists.items);
        self.numbers(&lists.ends);
    }

    fn vectors(&mut self, vectors: &Vectors) {
        let (scales, rows) = vectors.parts();
        self.numbers(&[vectors.bits(), u32::try_from(vectors.dims()).unwrap_or(u32::MAX)]);
        self.part(scales);
        self.part(&rows.iter().map(|number| number.to_le_bytes()[0]).collect::<Vec<u8>>());
    }

    fn sealed(mut self) -> Vec<u8> {
        let sum = Sha256::digest(&self.0);
        self.0.extend(sum);
        self.0
    }
}

struct Reader<'b> {
    rest: &'b [u8],
    /// Bytes before the rest.
    at: usize,
}

const fn corrupt(what: &'static str) -> Error {
    Error::Corrupt { section: "INDEX", what }
}

impl<'b> Reader<'b> {
    /// Checks magic word, format and checksum.
    fn open(bytes: &'b [u8], magic: [u8; 8]) -> Result<Self> {
        if bytes.len() > limits::INDEX_BYTES {
            return Err(Error::LimitExceeded {
                what: "bytes of the index",
                limit: limits::INDEX_BYTES,
                actual: bytes.len(),
            });
        }
        if !bytes.starts_with(&magic) {
            return Err(Error::NotAnIndex { found: bytes.iter().take(8).copied().collect() });
        }
        let split = bytes.len().checked_sub(CHECKSUM).filter(|split| *split >= 12);
        let Some(split) = split else {
            return Err(Error::Truncated { at: bytes.len(), needed: 12 + CHECKSUM - bytes.len().min(12) });
        };
        let (content, sum) = bytes.split_at(split);
        let mut reader = Self { rest: content.get(8..).unwrap_or(&[]), at: 8 };
        let format = reader.number()?;
        if format > FORMAT {
            let found = u16::try_from(format).unwrap_or(u16::MAX);
            return Err(Error::NewerFormat { found, supported: u16::try_from(FORMAT).unwrap_or(u16::MAX) });
        }
        if Sha256::digest(content).as_slice() != sum {
            return Err(Error::Checksum);
        }
        Ok(reader)
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let short = Error::Truncated { at: self.at + self.rest.len(), needed: count.saturating_sub(self.rest.len()) };
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(short)?;
        self.rest = rest;
        self.at += count;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes(bytes.try_into().map_err(|_| corrupt("a number of another length"))?))
    }

    fn part(&mut self) -> Result<&'b [u8]> {
        let length = self.number()?;
        self.take(length as usize)
    }

    fn numbers(&mut self) -> Result<Vec<u32>> {
        let (numbers, rest) = self.part()?.as_chunks::<4>();
        if rest.is_empty() {
            Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
        } else {
            Err(corrupt("a list of numbers that ends within one"))
        }
    }

    /// Numbers of which each is below `limit`.
    fn below(&mut self, limit: usize) -> Result<Vec<u32>> {
        let numbers = self.numbers()?;
        if numbers.iter().all(|number| (*number as usize) < limit) {
            Ok(numbers)
        } else {
            Err(corrupt("a reference to nothing"))
        }
    }

    /// Ascending ends, the last of which is `whole`.
    fn ends(&mut self, whole: usize) -> Result<Vec<u32>> {
        let ends = self.numbers()?;
        if ends.is_sorted() && ends.last().map_or(0, |last| *last as usize) == whole {
            Ok(ends)
        } else {
            Err(corrupt("lists that do not end where they should"))
        }
    }

    fn texts(&mut self) -> Result<Texts> {
        let text = std::str::from_utf8(self.part()?).map_err(|_| corrupt("a text that is not UTF-8"))?;
        let ends = self.ends(text.len())?;
        if ends.iter().all(|end| text.is_char_boundary(*end as usize)) {
            Ok(Texts { text: text.to_owned(), ends })
        } else {
            Err(corrupt("a text cut within a character"))
        }
    }

    /// Lists of numbers below `limit`.
    fn lists(&mut self, limit: usize) -> Result<Lists> {
        let items = self.below(limit)?;
        let ends = self.ends(items.len())?;
        Ok(Lists { items, ends })
    }

    fn vectors(&mut self) -> Result<Vectors> {
        let head = self.numbers()?;
        let [bits, dims] = head.as_slice() else { return Err(corrupt("a table without its measures")) };
        let scales = self.part()?.to_vec();
        let rows = self.part()?.iter().map(|byte| i8::from_le_bytes([*byte])).collect();
        Vectors::new(*bits, *dims as usize, scales, rows)
    }

    fn end(&self) -> Result<()> {
        if self.rest.is_empty() { Ok(()) } else { Err(corrupt("more than there should be")) }
    }
}

impl Vectors {
    /// The table as bytes: the same table gives the same bytes. Linear.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer(VECTORS.to_vec());
        writer.0.extend(FORMAT.to_le_bytes());
        writer.vectors(self);
        writer.sealed()
    }

    /// Reads a table and checks it whole. Linear.
    ///
    /// # Errors
    /// As [`Index::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::open(bytes, *VECTORS)?;
        let vectors = reader.vectors()?;
        reader.end()?;
        Ok(vectors)
    }
}

/// The section of a catalogue file that holds a table.
const SECTION: &[u8; 4] = b"VECT";
/// Bytes before a catalogue file's first section.
const HEAD: usize = 12;

impl Vectors {
    /// The table that a catalogue file carries. The file is to be one that [`Catalog::from_bytes`](crate::Catalog::from_bytes) has
    /// read. Linear.
    ///
    /// # Errors
    /// As [`Index::from_bytes`].
    pub fn of_catalog_file(file: &[u8]) -> Result<Option<Self>> {
        let content = file.len().checked_sub(CHECKSUM).and_then(|end| file.get(HEAD..end)).unwrap_or(&[]);
        let mut reader = Reader { rest: content, at: HEAD };
        while !reader.rest.is_empty() {
            let tag = reader.take(4)?;
            let body = reader.part()?;
            if tag == SECTION {
                return Self::from_bytes(body).map(Some);
            }
        }
        Ok(None)
    }

    /// A catalogue file with this table in it, instead of one that it carried. Linear.
    ///
    /// # Errors
    /// As [`Catalog::from_bytes`](crate::Catalog::from_bytes): the file is read first.
    pub fn into_catalog_file(&self, file: &[u8]) -> Result<Vec<u8>> {
        crate::Catalog::from_bytes(file)?;
        let (content, _) = file.split_at(file.len().saturating_sub(CHECKSUM));
        let mut writer = Writer(content.get(..HEAD).unwrap_or(&[]).to_vec());
        let mut reader = Reader { rest: content.get(HEAD..).unwrap_or(&[]), at: HEAD };
        while !reader.rest.is_empty() {
            let tag = reader.take(4)?;
            let body = reader.part()?;
            if tag != SECTION {
                writer.0.extend(tag);
                writer.part(body);
            }
        }
        writer.0.extend(SECTION);
        writer.part(&self.to_bytes());
        Ok(writer.sealed())
    }
}

impl Index {
    /// The index as bytes: the same index gives the same bytes. Linear. What a table says of the labels is worked out again
    /// on reading.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer(INDEX.to_vec());
        writer.0.extend(FORMAT.to_le_bytes());
        for texts in [&self.ids, &self.labels, &self.words] {
            writer.texts(texts);
        }
        writer.numbers(&self.grams);
        writer.numbers(&self.rarity);
        writer.numbers(&[self.unseen]);
        for lists in [&self.gram_words, &self.word_concepts, &self.rows, &self.descriptions] {
            writer.lists(lists);
        }
        for numbers in [&self.row_ends, &self.row_norms, &self.description_norms] {
            writer.numbers(numbers);
        }
        match &self.meaning {
            Some(meaning) => {
                writer.numbers(&[1]);
                writer.vectors(&meaning.vectors);
            }
            None => writer.numbers(&[]),
        }
        writer.sealed()
    }

    /// Reads an index and checks it whole: magic word, format, checksum, every reference. Linear.
    ///
    /// # Errors
    /// [`Error::NotAnIndex`], [`Error::Truncated`], [`Error::NewerFormat`], [`Error::Checksum`], [`Error::Corrupt`] or
    /// [`Error::LimitExceeded`]; never panics, whatever the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::open(bytes, *INDEX)?;
        let (ids, labels, words) = (reader.texts()?, reader.texts()?, reader.texts()?);
        let grams = reader.numbers()?;
        let rarity = reader.numbers()?;
        let unseen = reader.numbers()?;
        let [unseen] = unseen.as_slice() else { return Err(corrupt("no rarity of what is not there")) };
        let gram_words = reader.lists(words.len())?;
        let word_concepts = reader.lists(ids.len())?;
        let rows = reader.lists(words.len())?;
        let descriptions = reader.lists(words.len())?;
        let row_ends = reader.ends(rows.len())?;
        let (row_norms, description_norms) = (reader.numbers()?, reader.numbers()?);
        let meaning = match reader.numbers()?.as_slice() {
            [] => None,
            [1] => Some(reader.vectors()?),
            _ => return Err(corrupt("a part of an unknown kind")),
        };
        reader.end()?;
        let concepts = ids.len();
        let agree = [
            labels.len() == concepts,
            row_ends.len() == concepts,
            descriptions.len() == concepts,
            description_norms.len() == concepts,
            grams.len() == rarity.len(),
            grams.len() == gram_words.len(),
            grams.is_sorted(),
            words.len() == word_concepts.len(),
            rows.len() == row_norms.len(),
        ];
        if agree.contains(&false) {
            return Err(corrupt("parts that do not belong together"));
        }
        let meaning = meaning.map(|vectors| Meaning::build(&vectors, &words, &rows, &row_ends));
        Ok(Self {
            shortest: super::build::shortest(&row_norms, &row_ends),
            ids,
            labels,
            words,
            grams,
            rarity,
            unseen: *unseen,
            gram_words,
            word_concepts,
            rows,
            row_ends,
            row_norms,
            descriptions,
            description_norms,
            meaning,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Index, Label, Vectors};

    fn labels() -> Vec<Label> {
        vec![
            Label { aliases: vec!["tukang las".to_owned()], ..Label::new("welder", "Juru las") },
            Label { description: "Menjahit baju dan celana".to_owned(), ..Label::new("tailor", "Penjahit") },
        ]
    }

    fn table() -> Vectors {
        let rows = (0..16 * 4u16).map(|at| i8::try_from((at * 37) % 251 % 127).unwrap()).collect();
        Vectors::new(4, 4, vec![9; 16], rows).unwrap()
    }

    #[test]
    fn an_index_comes_back() {
        for vectors in [None, Some(&table())] {
            let index = Index::build(&labels(), vectors).unwrap();
            let bytes = index.to_bytes();
            let again = Index::from_bytes(&bytes).unwrap();
            assert_eq!(again, index);
            assert_eq!(again.to_bytes(), bytes);
            assert_eq!(again.search("tukang las", 2, 0), index.search("tukang las", 2, 0));
        }
        assert_eq!(Vectors::from_bytes(&table().to_bytes()).unwrap(), table());
    }

    #[cfg(feature = "embedded")]
    #[test]
    fn a_catalogue_file_carries_a_table() {
        let plain = crate::catalog::EMBEDDED;
        assert_eq!(Vectors::of_catalog_file(plain).unwrap(), None);
        let with = table().into_catalog_file(plain).unwrap();
        assert_eq!(Vectors::of_catalog_file(&with).unwrap(), Some(table()));
        assert_eq!(crate::Catalog::from_bytes(&with), crate::Catalog::from_bytes(plain));
        // A second one takes the place of the first.
        assert_eq!(table().into_catalog_file(&with).unwrap(), with);
        assert!(table().into_catalog_file(b"PADANCAT").is_err());
    }

    #[test]
    fn damage_is_refused() {
        let bytes = Index::build(&labels(), Some(&table())).unwrap().to_bytes();
        for cut in 0..bytes.len() {
            assert!(Index::from_bytes(bytes.get(..cut).unwrap()).is_err(), "cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1 << (at % 8);
            assert!(Index::from_bytes(&broken).is_err(), "changed at {at}");
        }
        assert!(Index::from_bytes(b"PADANCATxxxxxxxxxxxxx").is_err());
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let good = Index::build(&labels(), None).unwrap();
        let broken: [fn(&mut Index); 6] = [
            |index| index.rows.items[0] = 999,
            |index| index.row_ends[1] = 999,
            |index| index.row_norms.truncate(1),
            |index| index.grams.reverse(),
            |index| index.words.ends[0] = u32::MAX,
            |index| index.word_concepts.ends.truncate(1),
        ];
        for (number, break_it) in broken.into_iter().enumerate() {
            let mut index = good.clone();
            break_it(&mut index);
            assert!(Index::from_bytes(&index.to_bytes()).is_err(), "{number}");
        }
    }
}
