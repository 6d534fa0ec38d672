/** Films as people have them, made by ffmpeg where it is installed; what is made of packets alone is tested everywhere (clean-video.test.ts). */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CANARY } from './photos.ts'
import { createMediaRig } from './rig.ts'
import type { MediaRig } from './rig.ts'

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0

describe.skipIf(!hasFfmpeg)('films made by ffmpeg (skipped where it is not installed)', () => {
  let rig: MediaRig
  beforeEach(() => {
    rig = createMediaRig()
  })
  afterEach(() => {
    rig.mustBeSound()
    rig.dispose()
  })

  /** Every frame and every sound as a player decodes them. */
  const decoded = (path: string) => execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:v', '-map', '0:a?', '-f', 'streamhash', '-'], { encoding: 'utf8' })
  const words = ['title', 'comment', 'artist', 'com.apple.quicktime.make'].flatMap((key) => ['-metadata', `${key}=${CANARY}`])

  it.each<[string, string[]]>([
    ['h264.mp4', ['-c:v', 'libx264', '-bf', '2', '-c:a', 'aac', '-use_editlist', '1']],
    ['fast.mp4', ['-c:v', 'libx264', '-c:a', 'aac', '-movflags', '+faststart']],
    ['pieces.mp4', ['-c:v', 'libx264', '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov']],
    ['timecode.mov', ['-c:v', 'libx264', '-c:a', 'aac', '-timecode', '01:00:00:00']],
    ['studio.mov', ['-c:v', 'prores_ks', '-c:a', 'pcm_s16le']],
    ['web.webm', ['-c:v', 'libvpx', '-b:v', '1M', '-c:a', 'libopus']],
  ])('%s goes out as the same film, without a word', async (name, codecs) => {
    const path = join(rig.sources, name)
    execFileSync('ffmpeg', [
      '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=25:duration=2', '-f', 'lavfi', '-i', 'sine=duration=2', ...codecs, ...words, '-metadata', 'location=+52.5200+013.4050/', '-metadata', 'creation_time=2024-01-02T03:04:05Z', path,
    ])
    const { items } = await rig.bring([path])
    const source = rig.media.openRendition(rig.test.workspace, await rig.media.ensureUploadRendition(rig.test.workspace, items[0]?.mediaId ?? ''))
    const chunks: Uint8Array[] = []
    for await (const chunk of source?.open() ?? []) chunks.push(chunk)
    const sent = Buffer.concat(chunks)
    expect(readFileSync(path).includes(CANARY)).toBe(true)
    expect(sent.includes(CANARY)).toBe(false)
    expect(sent.includes('52.52')).toBe(false)
    const clean = join(rig.sources, `clean-${name}`)
    writeFileSync(clean, sent)
    expect(decoded(clean)).toBe(decoded(path))
    const tags = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format_tags=creation_time,location,title:stream_tags=creation_time,timecode', '-of', 'csv', clean], { encoding: 'utf8' })
    expect(tags).not.toMatch(/2024|52\.5|CANARY|01:00/)
  })
})
