/** Type, space, surfaces and the twelve hues of clients. */
import { COLORS } from '../../src/contract/base.ts'
import { ClientTile, PlatformIcon } from '../../src/renderer/components/ui/index.ts'
import { PLATFORMS } from '../../src/domain/post-types.ts'
import { Shown } from './shown.tsx'

const SIZES = ['text-12', 'text-13', 'text-15', 'text-18', 'text-24'] as const
const SURFACES = ['bg-surface', 'bg-surface-sunken', 'bg-surface-raised', 'bg-surface-field', 'bg-surface-hover', 'bg-surface-active', 'bg-danger-surface', 'bg-warn-surface', 'bg-ok-surface', 'bg-info-surface', 'bg-unsure-surface'] as const

export function Tokens() {
  return (
    <>
      <Shown name="Type">
        {SIZES.map((size) => <span key={size} className={size}>{size.slice(5)} Spring menu <span className="font-medium">500</span> <span className="font-semibold">600</span></span>)}
      </Shown>
      <Shown name="Surfaces">
        {SURFACES.map((surface) => <span key={surface} className={`${surface} rounded-control border border-border px-3 py-2 text-12`}>{surface.slice(3)}</span>)}
      </Shown>
      <Shown name="ClientTile">
        {COLORS.map((color) => (
          <span key={color} className="flex items-center gap-1.5">
            <ClientTile name="Nordic Coffee" color={color} />
            <ClientTile name="Nordic Coffee" color={color} solid />
            <span className="text-12 text-muted">{color}</span>
          </span>
        ))}
        {(['xs', 'sm', 'md', 'lg'] as const).map((size) => <ClientTile key={size} name="Å" color="teal" size={size} solid />)}
      </Shown>
      <Shown name="PlatformIcon">
        {PLATFORMS.map((platform) => <PlatformIcon key={platform} platform={platform} className="size-5" named />)}
        {PLATFORMS.map((platform) => <PlatformIcon key={platform} platform={platform} />)}
      </Shown>
    </>
  )
}
