//! Padan in the browser: feeds and profiles go in as text, answers come out as values.
//!
//! An [`Engine`] holds one catalogue and one board of postings. No call traps on bad input: it throws a [`Refusal`]
//! (`{code, message, field, found, remedy}`) of the argument at fault. Nothing here decides anything; [`wire`] holds the shapes.
//!
//! [`Refusal`]: padan::view::Refusal

#![expect(clippy::missing_errors_doc, reason = "every call refuses its arguments in one way, said above")]

mod fold;
mod wire;

use padan::limits::FeedLimits;
use padan::view::Viewer;
use padan::{Board, Catalog, Error, Lang, Padan, Posting, Profile, Result, suggest, unlock, venture};
use wasm_bindgen::prelude::*;
use wire::{Answer, refuse, value};

/// One catalogue in one language, and one board of postings.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    padan: Padan,
    lang: Lang,
    board: Board,
    /// Read, and not on the board yet: that is made when it is next asked, not with every slice of a feed.
    fresh: Vec<Posting>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for a catalogue file (`padan bake`) and a language, `id` or `en`.
    #[wasm_bindgen(constructor)]
    pub fn new(catalog: &[u8], lang: &str) -> Answer<Engine> {
        padan::text::set_folder(fold::fold);
        let padan = Padan::new(Catalog::from_bytes(catalog).map_err(refuse)?, None);
        Ok(Self { padan, lang: wire::lang(lang)?, board: Board::default(), fresh: Vec::new() })
    }

    /// Another language for titles and explanations.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&mut self, lang: &str) -> Answer<()> {
        self.lang = wire::lang(lang)?;
        Ok(())
    }

    /// The catalogue's content version.
    #[must_use]
    pub fn version(&self) -> String {
        self.padan.catalog().version().to_owned()
    }

    /// Which competencies a text names, and where; offsets in UTF-16 units.
    #[wasm_bindgen(unchecked_return_type = "Linked")]
    pub fn link(&self, text: &str) -> Answer<JsValue> {
        value(&wire::linked(self.viewer().linked(text, &padan::link::link(self.padan.catalog(), text))))
    }

    /// A profile from plain text, or from JSON when the text begins with `{`.
    #[wasm_bindgen(js_name = readProfile, unchecked_return_type = "Profile")]
    pub fn read_profile(&self, text: &str) -> Answer<JsValue> {
        value(&self.viewer().profile(&self.profile(text).map_err(refuse)?))
    }

    /// What somebody can do who finished these tracks.
    #[wasm_bindgen(js_name = trackProfile, unchecked_return_type = "Profile")]
    #[expect(clippy::needless_pass_by_value, reason = "the form in which a list of texts crosses")]
    pub fn track_profile(&self, codes: Vec<String>) -> Answer<JsValue> {
        let catalog = self.padan.catalog();
        let known = |code: &String| catalog.track(code).ok_or_else(|| Error::unknown("track", code));
        let tracks = codes.iter().map(known).collect::<Result<Vec<_>>>().map_err(refuse)?;
        value(&self.viewer().profile(&Profile::tracks_holder(catalog, &tracks)))
    }

    /// Adds a feed to the board: our own shape or schema.org `JobPosting`, as text. A broken posting is reported at its
    /// place and spoils no other.
    #[wasm_bindgen(js_name = addFeed, unchecked_return_type = "Fed")]
    pub fn add_feed(&mut self, json: &str) -> Answer<JsValue> {
        let read = Posting::feed(self.padan.catalog(), json, FeedLimits::DEFAULT).map_err(refuse)?;
        let (fed, good) = wire::fed(read);
        self.fresh.extend(good);
        value(&fed)
    }

    /// Takes every posting off the board.
    #[wasm_bindgen(js_name = clearFeed)]
    pub fn clear_feed(&mut self) {
        (self.board, self.fresh) = (Board::default(), Vec::new());
    }

    /// How many postings the board holds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.board.postings().len() + self.fresh.len()
    }

    /// The posting at a place on the board.
    #[wasm_bindgen(unchecked_return_type = "Posting")]
    pub fn posting(&mut self, at: usize) -> Answer<JsValue> {
        self.settle();
        let posting = self.board.postings().get(at).ok_or_else(|| wire::no_place(at))?;
        value(&wire::posting(self.viewer().posting(posting), &posting.text))
    }

    /// Where every posting stands for a profile on a day (`YYYY-MM-DD`), best first.
    #[wasm_bindgen(unchecked_return_type = "Order")]
    pub fn order(&mut self, profile: &str, on: Option<String>) -> Answer<JsValue> {
        self.settle();
        let (profile, on) = (self.profile(profile).map_err(refuse)?, wire::day(on)?);
        value(&wire::order(&self.board.order(self.padan.catalog(), &profile, on, None)))
    }

    /// The matches of a profile with the postings at these places, in this order, with reasons in words.
    #[wasm_bindgen(unchecked_return_type = "Match[]")]
    pub fn matches(&mut self, profile: &str, places: &[u32], on: Option<String>) -> Answer<JsValue> {
        self.settle();
        let (profile, on) = (self.profile(profile).map_err(refuse)?, wire::day(on)?);
        let places: Vec<usize> = places.iter().map(|at| *at as usize).collect();
        value(&wire::ranking(
            self.viewer(),
            &self.board,
            &self.board.matches(self.padan.catalog(), &profile, on, &places),
        ))
    }

    /// The best `top` postings (all without it) for a profile on a day, best first, with reasons in words.
    #[wasm_bindgen(unchecked_return_type = "Match[]")]
    pub fn rank(&mut self, profile: &str, on: Option<String>, top: Option<usize>) -> Answer<JsValue> {
        self.settle();
        let (profile, on) = (self.profile(profile).map_err(refuse)?, wire::day(on)?);
        value(&wire::ranking(self.viewer(), &self.board, &self.board.rank(self.padan.catalog(), &profile, on, top)))
    }

    /// Competencies that the words typed so far may mean, likeliest first.
    #[wasm_bindgen(unchecked_return_type = "Named[]")]
    pub fn suggest(&self, typed: &str, limit: usize) -> Answer<JsValue> {
        let found = suggest::suggest(self.padan.catalog(), typed, self.lang, limit);
        value(&self.viewer().competencies(&found))
    }

    /// Every track.
    #[wasm_bindgen(unchecked_return_type = "Track[]")]
    pub fn tracks(&self) -> Answer<JsValue> {
        value(&self.viewer().all_tracks())
    }

    /// A competency by its code.
    #[wasm_bindgen(unchecked_return_type = "Named")]
    pub fn competency(&self, code: &str) -> Answer<JsValue> {
        let known = self.padan.catalog().competency(code).ok_or_else(|| refuse(Error::unknown("competency", code)))?;
        value(&self.viewer().competencies(&[known]).first())
    }

    /// What each track would change for a profile on this board, the most useful first.
    #[wasm_bindgen(unchecked_return_type = "Training[]")]
    pub fn training(&mut self, profile: &str, on: Option<String>) -> Answer<JsValue> {
        self.settle();
        let (profile, on) = (self.profile(profile).map_err(refuse)?, wire::day(on)?);
        value(&self.viewer().training(&unlock::tracks(self.padan.catalog(), &self.board, &profile, on)))
    }

    /// Self-employment routes for a profile, the nearest first.
    #[wasm_bindgen(unchecked_return_type = "Venture[]")]
    pub fn ventures(&self, profile: &str, on: Option<String>) -> Answer<JsValue> {
        let (profile, on) = (self.profile(profile).map_err(refuse)?, wire::day(on)?);
        value(&self.viewer().ventures(&venture::ventures(self.padan.catalog(), &profile, on)))
    }

    /// Puts what was read on the board.
    fn settle(&mut self) {
        if !self.fresh.is_empty() {
            let mut postings = std::mem::take(&mut self.board).into_postings();
            postings.append(&mut self.fresh);
            self.board = Board::new(self.padan.catalog(), postings);
        }
    }

    fn viewer(&self) -> Viewer<'_> {
        Viewer::new(self.padan.catalog(), self.lang)
    }

    fn profile(&self, text: &str) -> Result<Profile> {
        Profile::read(self.padan.catalog(), text)
    }
}
