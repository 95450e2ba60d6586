//! The two languages people read.

/// A language of titles and explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Indonesian, everyday and plain. First.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

impl std::str::FromStr for Lang {
    type Err = String;

    fn from_str(tag: &str) -> Result<Self, String> {
        match tag {
            "id" => Ok(Self::Id),
            "en" => Ok(Self::En),
            other => Err(format!("{other:?} is not a language here; use id or en")),
        }
    }
}

/// A title in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// Indonesian.
    pub id: Box<str>,
    /// English.
    pub en: Box<str>,
}

impl Title {
    /// The title in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}
