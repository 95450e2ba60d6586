//! Words that carry no skill of their own.

use super::word::{Word, words};

/// Words dropped on both sides of a comparison: they join other words and name nothing. Sorted.
const FUNCTION_WORDS: &[Word] = words![
    "adalah", "agar", "akan", "aku", "all", "also", "and", "anda", "apa", "are", "atas", "atau", "bagi", "bagian",
    "bahkan", "bahwa", "banget", "beberapa", "been", "begitu", "berbagai", "berupa", "biar", "biasanya", "bisa", "bs",
    "buat", "by", "can", "dalam", "dan", "dapat", "dari", "daripada", "dengan", "dg", "dgn", "di", "dia", "dll", "dlm",
    "dong", "dr", "dsb", "dst", "dulu", "etc", "for", "from", "gua", "gue", "hanya", "has", "have", "in", "ini",
    "into", "its", "itu", "jg", "juga", "kalau", "kalo", "kami", "karena", "ke", "kepada", "kita", "kok", "lagi",
    "lah", "lainnya", "maka", "masing", "mereka", "nah", "namun", "nih", "nya", "of", "oleh", "on", "or", "other",
    "our", "pada", "para", "per", "pun", "saja", "sambil", "sampai", "sangat", "saya", "sbg", "se", "sebagai",
    "secara", "sedang", "sehingga", "seluruh", "semua", "seperti", "serta", "setiap", "si", "sih", "suatu", "sudah",
    "supaya", "sy", "tapi", "tentang", "terhadap", "tersebut", "tetapi", "that", "the", "their", "then", "these",
    "this", "those", "tiap", "to", "udah", "untuk", "utk", "very", "we", "were", "when", "which", "while", "will",
    "with", "ya", "yaitu", "yakni", "yang", "yg", "you", "your",
];

/// Further words of adverts and letters that name no skill either, but do count as words when a phrase is compared
/// ("buka usaha", "kerja tim"). They are not reported as words not understood. Sorted.
const STOP_WORDS: &[Word] = words![
    "a", "able", "ada", "agak", "aja", "ajah", "alamat", "am", "an", "antara", "area", "as", "at", "b", "baik", "bank",
    "banyak", "bapak", "baru", "batas", "be", "bekerja", "belajar", "beliau", "belum", "benar", "berada", "berasal",
    "berdasarkan", "berhasil", "beri", "berikut", "berkas", "bersama", "bersedia", "besar", "biasa", "bidang", "bila",
    "bukan", "bulan", "butuh", "c", "cara", "cepat", "cukup", "cv", "d", "datang", "dekat", "demi", "diantaranya",
    "dibutuhkan", "dicari", "diharapkan", "diri", "do", "domisili", "dua", "e", "experience", "f", "full", "g", "ga",
    "gaji", "gak", "h", "hal", "hari", "harus", "hp", "hubungi", "i", "ibu", "ijazah", "ikut", "info", "ingin", "is",
    "it", "j", "jadi", "jam", "jangan", "jenis", "jika", "job", "jurusan", "k", "kakak", "kantor", "kapan",
    "kebutuhan", "kecil", "kemampuan", "kerja", "keterampilan", "kirim", "kota", "kualifikasi", "kurang", "l", "lain",
    "lama", "lamaran", "lancar", "lebih", "lokasi", "loker", "lowongan", "lulus", "lulusan", "m", "mampu", "masih",
    "mau", "me", "melalui", "memiliki", "menerima", "mengenai", "mengerti", "menguasai", "menjadi", "minat", "minggu",
    "minimal", "misalnya", "mohon", "mulai", "must", "my", "n", "nama", "nanti", "need", "nomor", "not", "o", "ok",
    "oke", "orang", "p", "paham", "paling", "part", "pekerjaan", "pendidikan", "pengalaman", "pernah", "persyaratan",
    "perusahaan", "posisi", "pria", "pt", "punya", "q", "r", "rumah", "s", "saat", "sama", "sd", "sebelumnya",
    "sederajat", "sedikit", "segera", "sekarang", "sekitar", "sekolah", "selalu", "selama", "sendiri", "sering",
    "sesuai", "sini", "sma", "smk", "smp", "so", "suka", "syarat", "t", "tahun", "tanggal", "tanpa", "tempat",
    "terbiasa", "terlebih", "termasuk", "th", "thn", "tidak", "time", "tinggal", "tinggi", "u", "umur", "usia",
    "utama", "v", "w", "wajib", "waktu", "wanita", "was", "wilayah", "work", "x", "y", "z",
];

fn listed(list: &[Word], word: Word) -> bool {
    list.binary_search(&word).is_ok()
}

/// Whether a folded word only joins others (`yang`, `dan`, `the`) and is dropped before phrases are compared.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    listed(FUNCTION_WORDS, Word::find(word))
}

/// Whether a folded word says nothing about skill, so that it is neither corrected as a misspelling nor reported as not
/// understood. Includes the function words and all numbers.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    let known = Word::find(word);
    listed(FUNCTION_WORDS, known) || listed(STOP_WORDS, known) || word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_sorted_and_found() {
        assert!(FUNCTION_WORDS.is_sorted() && STOP_WORDS.is_sorted());
        assert!(is_function_word("yang") && is_function_word("the") && !is_function_word("las"));
    }
}
