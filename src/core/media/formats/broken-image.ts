/** The bytes are not a whole image of their kind. The message is for the log and says no more than where. */
export class BrokenImage extends Error {
  constructor(where: string) {
    super(`a broken image: ${where}`)
    this.name = 'BrokenImage'
  }
}

export interface ImageFacts {
  /** Pixels, as the picture is shown: sides are swapped where its orientation lays it on the side. */
  width: number
  height: number
  /** EXIF orientation, 1 to 8. */
  orientation: number
}

export function factsOf(width: number, height: number, orientation: number): ImageFacts {
  if (width < 1 || height < 1) throw new BrokenImage('no size')
  return orientation >= 5 ? { width: height, height: width, orientation } : { width, height, orientation }
}
