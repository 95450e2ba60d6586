//! x
#![allow(missing_docs)]
#![warn(clippy::indexing_slicing)]
pub mod limits;
mod error;
mod lang;
pub mod text;
pub mod catalog;
pub mod facts;
pub mod json;
pub mod link;
pub mod posting;
pub mod profile;
pub use error::{Error, Result};
pub use lang::{Lang, Title};
pub use catalog::Catalog;
use std::sync::Arc;
#[derive(Clone)]
pub struct Padan { catalog: Arc<Catalog> }
impl Padan {
    pub fn embedded() -> Self { Self { catalog: Arc::new(Catalog::from_bytes(catalog::EMBEDDED).expect("x")) } }
    pub fn catalog(&self) -> &Catalog { &self.catalog }
    pub fn link(&self, text: &str) -> link::Linked { link::link(&self.catalog, text) }
}
