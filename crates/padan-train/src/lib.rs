//! Learns a table of sub-word vectors from labels: names of one concept are pulled together, those of others apart.
//!
//! This is the one room of the project where floating point lives. What leaves it is a [`Vectors`], which is integers, and
//! searching with it is integers alone.
//!
//! # How it learns
//!
//! Two names of one concept, or a name and a clause of its description, are a pair. In a batch of pairs each left side should
//! be nearer to its own right side than to those of the others, and the other way round: cross-entropy of a softmax over the
//! batch (A. van den Oord, Y. Li, O. Vinyals, *Representation Learning with Contrastive Predictive Coding*, arXiv 1807.03748,
//! 2018; both ways: A. Radford et al., arXiv 2103.00020, 2021). A text is the rarity-weighted sum of its features' rows, see
//! [`padan::search::buckets`], scaled to length one. Rows begin as random numbers, so that untrained texts are as near as the
//! features that they share; they move by Adagrad with one rate for each row (J. Duchi, E. Hazan, Y. Singer, JMLR 12, 2011). Some
//! words and features are left out at random, so that no single one decides.
//!
//! The same labels, options and machine give the same bytes: the random numbers have a seed, and threads share work so that
//! no sum depends on their speed. Another machine may round `exp` and `ln` differently.
#![expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "learning is done in floats; what leaves is integers"
)]

mod learn;
mod pairs;
mod random;

pub use learn::{Options, Report, learn};
