/** How long a video says it is, told by its head alone. */

/** In ms; null where the file does not say. mediabunny is read when the first one is looked at. */
export async function probeDuration(file: string): Promise<number | null> {
  const { FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } = await import('mediabunny')
  const input = new Input({ formats: [MP4, QTFF, WEBM, MATROSKA], source: new FilePathSource(file) })
  try {
    const seconds = await input.getDurationFromMetadata()
    return seconds !== null && Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : null
  } catch {
    return null
  } finally {
    input.dispose()
  }
}
