/** What the previews are made of. */
import { Fragment, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { foldText, markUp } from '../../../domain/captions/index.ts'
import type { Piece } from '../../../domain/captions/index.ts'
import { platformOf } from '../../../domain/post-types.ts'
import type { PostType } from '../../../domain/post-types.ts'
import { classes } from '../../lib/classes.ts'
import { initialsOf } from '../../lib/initials.ts'
import { previewWords } from '../../strings/previews.ts'
import { itemName } from '../../strings/send.ts'
import { shortAddress } from './address.ts'
import type { PreviewProps } from './types.ts'

export function Card({ postType, children, className }: { postType: PostType; children: ReactNode; className?: string }) {
  return (
    <article aria-label={previewWords.of(itemName({ platform: platformOf(postType), postType }))} data-preview={postType} className={classes('overflow-hidden rounded-card border border-border bg-surface text-13', className)}>
      {children}
    </article>
  )
}

const AVATARS = { sm: 'size-7 text-[11px]', md: 'size-8 text-12', lg: 'size-10 text-13' } as const

/** The client's initials where its picture would be. Decoration: the name stands beside it. */
export function Avatar({ client, size = 'md', square = false }: { client: PreviewProps['client']; size?: keyof typeof AVATARS; square?: boolean }) {
  return (
    <span
      aria-hidden
      data-initials={initialsOf(client.name)}
      className={classes(`client-${client.color}`, 'before:content-[attr(data-initials)]', 'inline-flex shrink-0 items-center justify-center bg-client-solid font-semibold tracking-tight text-client-on-solid', AVATARS[size], square ? 'rounded-small' : 'rounded-full')}
    />
  )
}

/** The signs below or beside a post. Nothing happens on them here. */
export function Actions({ icons, className }: { icons: readonly LucideIcon[]; className?: string }) {
  return (
    <div aria-hidden className={classes('flex items-center', className)}>
      {icons.map((Icon, at) => <Icon key={Icon.displayName ?? at} className="size-4.5 shrink-0" strokeWidth={1.75} />)}
    </div>
  )
}

/** So much is shown of a text that is unfolded: more is never read here (units). */
const MOST_SHOWN = 6_000

export interface TextProps {
  postType: PostType
  text: string
  /** What the network calls it. */
  more?: string
  /** Stands before the text, in its first line. */
  lead?: ReactNode
  /** Over a picture: tags are told by weight, not by colour. */
  isOverlaid?: boolean
  className?: string
}

/** A text as its network shows it: folded at its length, with its tags, names and links marked. */
export function Text({ postType, text, more = previewWords.more, lead, isOverlaid = false, className }: TextProps) {
  const [isOpen, setOpen] = useState(false)
  const { shown, isFolded } = useMemo(() => foldText(text, postType), [text, postType])
  const isUnfolded = isFolded && isOpen
  const visible = isUnfolded ? text.trim().slice(0, MOST_SHOWN) : shown
  const pieces = useMemo(() => markUp(visible, platformOf(postType)), [visible, postType])
  if (text.trim() === '' && lead === undefined) return null
  return (
    <p className={classes('selectable break-words whitespace-pre-wrap', className)}>
      {lead}
      {lead !== undefined && ' '}
      {pieces.map((piece, at) => <PieceText key={`${String(at)} ${piece.kind}`} piece={piece} postType={postType} isOverlaid={isOverlaid} />)}
      {isFolded && (
        <>
          {!isUnfolded && (/[\p{L}\p{N}]$/u.test(shown) ? '… ' : ' … ')}
          <button
            type="button"
            aria-expanded={isUnfolded}
            onClick={() => setOpen(!isOpen)}
            className={classes('rounded-small font-medium', isUnfolded && 'ml-1', isOverlaid ? 'text-on-media' : 'text-muted hover:text-text')}
          >
            {isUnfolded ? previewWords.less : more}
          </button>
        </>
      )}
    </p>
  )
}

function PieceText({ piece, postType, isOverlaid }: { piece: Piece; postType: PostType; isOverlaid: boolean }) {
  if (piece.kind === 'text') return piece.text
  const color = isOverlaid ? 'font-semibold' : 'text-info-icon'
  // X keeps an address in one piece, and cuts one that is too long for its line.
  if (piece.kind === 'link' && postType === 'x-post') return <span data-mark="link" className={classes('inline-block max-w-full truncate align-bottom', color)}>{shortAddress(piece.text)}</span>
  return <span data-mark={piece.kind} className={color}>{piece.kind === 'link' ? breakable(piece.text) : piece.text}</span>
}

/** The others break an address that is too long for a line: behind one of its signs where there is one. */
const breakable = (address: string) => address.split(/(?<=[/.\-_?&=](?!\/|$))/u).map((part, at) => <Fragment key={`${String(at)} ${part}`}>{at > 0 && <wbr />}{part}</Fragment>)

/** Says what would stand here once it is written. */
export function Missing({ children, className }: { children: ReactNode; className?: string }) {
  return <p className={classes('text-muted', className)}>{children}</p>
}
