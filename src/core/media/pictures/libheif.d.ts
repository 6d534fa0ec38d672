/**
 * What is used of libheif as its own C interface (libheif/heif.h), by numbers: addresses in the memory of the program, and values of its
 * enumerations. A function that answers a `heif_error` is given first where to put it. The package's own types are beside another file of it.
 */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  export interface LibHeif {
    /** Another one after the memory has grown. */
    readonly HEAPU8: Uint8Array<ArrayBuffer>
    _malloc(bytes: number): number
    _heif_context_alloc(): number
    /** In pixels of a side: pictures of more than its square are refused, parts of a picture too. */
    _heif_context_set_maximum_image_size_limit(context: number, side: number): void
    _heif_context_read_from_memory_without_copy(error: number, context: number, at: number, length: number, options: 0): void
    _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void
    /** As it is shown: turned, mirrored and cut as the file says. */
    _heif_image_handle_get_width(handle: number): number
    _heif_image_handle_get_height(handle: number): number
    _heif_image_handle_has_alpha_channel(handle: number): number
    _heif_image_handle_get_raw_color_profile_size(handle: number): number
    _heif_image_handle_get_raw_color_profile(error: number, handle: number, at: number): void
    _heif_decode_image(error: number, handle: number, image: number, colours: number, chroma: number, options: number): void
    _heif_decoding_options_alloc(): number
    _heif_image_get_width(image: number, channel: number): number
    _heif_image_get_height(image: number, channel: number): number
    /** The address of the first row. */
    _heif_image_get_plane_readonly(image: number, channel: number, stride: number): number
  }
  export default function start(options?: { print?: (words: string) => void; printErr?: (words: string) => void }): Promise<LibHeif>
}
