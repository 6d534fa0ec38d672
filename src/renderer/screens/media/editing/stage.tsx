import { useState } from 'react'
import type { Ref } from 'react'
import { cropBox, turned } from '../../../../domain/media/index.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { useSize } from '../use-size.ts'
import { CropOverlay } from './crop-overlay.tsx'
import { frameOf } from './editing.ts'
import type { Editing, SizedFile } from './editing.ts'
import type { Handle } from './crop-frame.ts'

export interface StageProps {
  src: string
  kind: 'image' | 'video'
  name: string
  editing: Editing
  file: SizedFile
  onMove: (dx: number, dy: number) => void
  onPull: (handle: Handle, dx: number, dy: number) => void
  onBroken: () => void
  video: Ref<HTMLVideoElement>
  onTime: () => void
}

/** Room around the picture, so that the handles at its edges can be had (px). */
const AROUND = 24

/** The file as the recipe turns and mirrors it, with the frame over it. */
export function Stage({ src, kind, name, editing, file, onMove, onPull, onBroken, video, onTime }: StageProps) {
  const [place, setPlace] = useState<HTMLDivElement | null>(null)
  const room = useSize(place)
  const { turn, mirror } = editing.recipe
  const lying = turned(turn, file.width, file.height)
  const scale = Math.max(0, Math.min((room.width - 2 * AROUND) / lying.width, (room.height - 2 * AROUND) / lying.height))
  const [width, height] = [lying.width * scale, lying.height * scale]
  const box = cropBox(editing.recipe.crop, lying.width, lying.height, kind === 'video')
  const shown = {
    className: 'absolute top-1/2 left-1/2 max-w-none',
    style: { width: file.width * scale, height: file.height * scale, transform: `translate(-50%, -50%) scaleX(${mirror ? -1 : 1}) rotate(${turn}deg)` },
  }
  return (
    <div ref={setPlace} className="relative flex min-h-0 min-w-0 flex-1 items-center justify-center overflow-hidden bg-stage">
      {scale > 0 && (
        <div className="relative overflow-clip [overflow-clip-margin:14px]" style={{ width, height }}>
          {kind === 'video' ? (
            // Captions of a file of the user's own are not there to be had.
            <video ref={video} src={src} preload="auto" playsInline aria-label={name} onError={onBroken} onTimeUpdate={onTime} onSeeked={onTime} onPlay={onTime} onPause={onTime} {...shown} />
          ) : (
            <img src={src} alt={name} draggable={false} onError={onBroken} {...shown} />
          )}
          <CropOverlay crop={frameOf(editing)} width={width} height={height} onMove={onMove} onPull={onPull} said={words.frameAt(box.left, box.top, box.width, box.height)} />
        </div>
      )}
    </div>
  )
}
