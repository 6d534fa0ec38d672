/** The page that shows a video to take one frame of it: the video and the page are of one origin, so that the frame may be read. */

/** Run in the page; answers what `posterFrameSchema` takes, or null. Everything it knows is the video's own address, and which frame is wanted. */
export const takeFrame = ({ atMs, side }: { atMs: number | null; side: number }): string => `new Promise((resolve) => {
  const video = document.querySelector('video')
  const fail = () => resolve(null)
  const seek = () => {
    const length = Number.isFinite(video.duration) ? video.duration : 0
    const at = ${JSON.stringify(atMs)}
    // The very first frame is often black; and at the very end there is none.
    video.currentTime = at === null ? Math.min(1, length / 10) : Math.max(0, Math.min(at / 1000, length - 0.001))
  }
  const take = () => {
    const { videoWidth: width, videoHeight: height } = video
    if (!(width > 0 && height > 0)) return fail()
    const scale = Math.min(1, ${side} / Math.max(width, height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height)
    const [, jpegBase64 = ''] = canvas.toDataURL('image/jpeg', ${side > 512 ? 0.92 : 0.8}).split('base64,')
    resolve({ jpegBase64, width, height, seconds: Number.isFinite(video.duration) ? video.duration : null })
  }
  video.addEventListener('error', fail, { once: true })
  video.addEventListener('loadeddata', seek, { once: true })
  video.addEventListener('seeked', () => setTimeout(take, 0), { once: true })
  video.src = '/video' + location.search
  video.load()
})`

export const POSTER_PAGE = '<!doctype html><meta charset="utf-8"><title>poster</title><video muted preload="auto" playsinline></video>'

/** Neither scripts of its own nor anything from elsewhere: what is run there, the shell runs. */
export const POSTER_POLICY = "default-src 'none'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
