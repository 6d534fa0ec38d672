import type { Platform } from '../../../domain/post-types.ts'
import { common } from '../../strings/common.ts'

/**
 * Simple glyphs that stand for the networks, drawn on a 16-px grid. They are hints of shape; the name stands beside them, or is given
 * by `named`.
 */
export function PlatformIcon({ platform, className = 'size-3.5', named = false }: { platform: Platform; className?: string; named?: boolean }) {
  const naming = named ? { role: 'img', 'aria-label': common.networks[platform] } : { 'aria-hidden': true }
  return (
    <svg viewBox="0 0 16 16" className={`shrink-0 ${className}`} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" {...naming}>
      {GLYPHS[platform]}
    </svg>
  )
}

const GLYPHS = {
  instagram: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="3.5" />
      <circle cx="8" cy="8" r="2.75" />
      <circle cx="11.4" cy="4.6" r="0.5" fill="currentColor" strokeWidth="0.75" />
    </>
  ),
  tiktok: <path d="M9 2v8.6a2.7 2.7 0 1 1-2.7-2.7M9 2c.2 2.2 1.6 3.6 3.8 3.8" />,
  youtube: (
    <>
      <rect x="1.5" y="3.5" width="13" height="9" rx="2.75" />
      <path d="M6.8 6.2v3.6L9.9 8z" fill="currentColor" strokeWidth="1" />
    </>
  ),
  x: <path d="M2.75 2.5h2.4l8.1 11h-2.4zM13 2.5 8.9 7.1M7.2 9 3 13.5" />,
  facebook: <path d="M11.5 2.2H10A2.6 2.6 0 0 0 7.4 4.8V14M4.9 7.8h5.6" />,
  linkedin: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="2.5" />
      <path d="M5.1 7.2v3.7M8 10.9V7.2M8 9c0-1 .7-1.7 1.5-1.7s1.4.6 1.4 1.7v1.9" />
      <circle cx="5.1" cy="5" r="0.5" fill="currentColor" strokeWidth="0.75" />
    </>
  ),
} as const
