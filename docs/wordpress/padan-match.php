<?php
/**
 * Plugin Name:       Padan Match
 * Description:       Puts <padan-match> on a page with a shortcode: which jobs fit what a visitor can do, why, and what is missing. Files are served from this site; nothing is fetched from elsewhere.
 * Version:           0.1.0
 * Requires at least: 5.7
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       padan-match
 *
 * The MIT licence is compatible with the GPL, version 2 or later, under which WordPress is distributed.
 *
 * Usage: [padan_match postings="page" lang="id"]<a href="/lowongan">Lihat semua lowongan</a>[/padan_match]
 *
 * @package PadanMatch
 */

defined( 'ABSPATH' ) || exit;

/**
 * The widget's script in assets/ and its integrity, from assets/manifest.json.
 *
 * @return array{file: string, integrity: string}|null Null when the folder is not filled yet.
 */
function padan_match_script() {
	static $script = false;
	if ( false !== $script ) {
		return $script;
	}
	$script   = null;
	$folder   = plugin_dir_path( __FILE__ ) . 'assets/';
	$manifest = $folder . 'manifest.json';
	if ( ! is_readable( $manifest ) ) {
		return $script;
	}
	$list = json_decode( (string) file_get_contents( $manifest ), true ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a local file.
	if ( ! is_array( $list ) ) {
		return $script;
	}
	$files = isset( $list['files'] ) && is_array( $list['files'] ) ? $list['files'] : array();
	foreach ( $files as $entry ) {
		$name      = is_array( $entry ) && isset( $entry['path'] ) ? $entry['path'] : null;
		$integrity = is_array( $entry ) && isset( $entry['integrity'] ) ? $entry['integrity'] : null;
		// The embed itself: padan-<version>.js, not padan-more-, padan-js- or padan.single-.
		if (
			is_string( $name ) && is_string( $integrity )
			&& preg_match( '/^padan-\d[0-9A-Za-z.+-]*\.js$/', $name )
			&& preg_match( '#^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}$#', $integrity )
			&& is_readable( $folder . $name )
		) {
			$script = array(
				'file'      => $name,
				'integrity' => $integrity,
			);
			break;
		}
	}
	return $script;
}

/**
 * Prints the script once, on pages that hold the shortcode.
 */
function padan_match_print_script() {
	$script = padan_match_script();
	if ( null === $script ) {
		return;
	}
	wp_print_script_tag(
		array(
			'type'        => 'module',
			'src'         => esc_url_raw( plugins_url( 'assets/' . rawurlencode( $script['file'] ), __FILE__ ) ),
			'integrity'   => $script['integrity'],
			'crossorigin' => 'anonymous',
		)
	);
}

/**
 * A URL of a list: http, https, or relative to the site. Empty when it is neither.
 *
 * @param string $url What the editor wrote.
 * @return string
 */
function padan_match_url( $url ) {
	return esc_url_raw( trim( $url ), array( 'http', 'https' ) );
}

/**
 * Codes, separated by spaces or commas.
 *
 * @param string $codes What the editor wrote.
 * @return string
 */
function padan_match_codes( $codes ) {
	return trim( (string) preg_replace( '/[^a-z0-9., -]+/', '', strtolower( $codes ) ) );
}

/**
 * [padan_match]: the tag, with what the editor put inside as its content for visitors without JavaScript.
 *
 * @param array|string $given   Attributes of the shortcode.
 * @param string|null  $content What stands between the shortcode's ends.
 * @return string
 */
function padan_match_shortcode( $given, $content = null ) {
	$given = shortcode_atts(
		array(
			'postings'  => 'page',
			'offerings' => '',
			'catalog'   => '',
			'track'     => '',
			'region'    => '',
			'lang'      => '',
			'theme'     => '',
		),
		is_array( $given ) ? $given : array(),
		'padan_match'
	);

	$attributes = array(
		'postings'  => 'page' === $given['postings'] ? 'page' : padan_match_url( $given['postings'] ),
		'offerings' => padan_match_url( $given['offerings'] ),
		'catalog'   => padan_match_url( $given['catalog'] ),
		'track'     => padan_match_codes( $given['track'] ),
		'region'    => padan_match_codes( $given['region'] ),
		'lang'      => in_array( $given['lang'], array( 'id', 'en' ), true ) ? $given['lang'] : '',
		'theme'     => in_array( $given['theme'], array( 'light', 'dark', 'auto' ), true ) ? $given['theme'] : '',
	);

	$inside = wp_kses_post( trim( (string) $content ) );
	if ( null === padan_match_script() ) {
		$hint = current_user_can( 'activate_plugins' )
			? '<p>' . esc_html__( 'Padan Match: copy the files of dist/ into this plugin\'s assets/ folder.', 'padan-match' ) . '</p>'
			: '';
		return $hint . $inside;
	}

	// In the footer, where the page's JSON-LD is already there.
	if ( ! has_action( 'wp_footer', 'padan_match_print_script' ) ) {
		add_action( 'wp_footer', 'padan_match_print_script', 20 );
	}

	$tag = '<padan-match';
	foreach ( $attributes as $name => $value ) {
		if ( '' !== $value ) {
			$tag .= ' ' . $name . '="' . esc_attr( $value ) . '"';
		}
	}
	return $tag . '>' . $inside . '</padan-match>';
}
add_shortcode( 'padan_match', 'padan_match_shortcode' );
