import { CAPTION_LIMITS, LIMITS_CHECKED } from '../../../domain/captions/index.ts'
import { POST_TYPES, platformOf } from '../../../domain/post-types.ts'
import { Dialog, PlatformIcon } from '../../components/ui/index.ts'
import { checksWords, limitLines } from '../../strings/checks.ts'
import { itemName } from '../../strings/send.ts'

/** Each figure that texts are measured against, and the page it is from. */
export function LimitsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="lg" title={checksWords.limitsTitle} description={checksWords.limitsAbout(LIMITS_CHECKED)}>
      <table className="w-full border-collapse text-left text-12">
        <thead>
          <tr className="border-b border-border text-muted">
            <th scope="col" className="py-1.5 pr-4 font-medium">{checksWords.limitsNetwork}</th>
            <th scope="col" className="py-1.5 pr-4 font-medium">{checksWords.limitsLimit}</th>
            <th scope="col" className="py-1.5 font-medium">{checksWords.limitsSource}</th>
          </tr>
        </thead>
        <tbody>
          {POST_TYPES.map((postType) => {
            const lines = limitLines(CAPTION_LIMITS[postType])
            return lines.map((line, at) => (
              <tr key={`${postType} ${line.limit}`} className={at === 0 ? 'border-t border-subtle' : ''}>
                {at === 0 && (
                  <th scope="row" rowSpan={lines.length} className="py-1.5 pr-4 align-top font-medium whitespace-nowrap">
                    <span className="flex items-center gap-2"><PlatformIcon platform={platformOf(postType)} />{itemName({ platform: platformOf(postType), postType })}</span>
                  </th>
                )}
                <td className="py-1.5 pr-4 align-top tabular-nums">{line.limit}</td>
                <td className="selectable py-1.5 align-top text-muted">{line.source}</td>
              </tr>
            ))
          })}
        </tbody>
      </table>
    </Dialog>
  )
}
