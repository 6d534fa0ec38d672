/** The least of React that shows a list of drafts: rows of the same parts as the app's, drawn anew on Ctrl+1 and Ctrl+2. */
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Row({ id, title, top }: { id: string; title: string; top: number }) {
  return (
    <div role="option" aria-selected={false} data-draft={id} style={{ position: 'absolute', left: 0, right: 0, transform: `translateY(${top}px)`, height: 87, padding: '10px 16px 12px', borderBottom: '1px solid #ddd', boxSizing: 'border-box' }}>
      <div style={{ display: 'flex', gap: 12 }}>
        <span style={{ flex: 1, fontWeight: 500, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' }}>{title}</span>
        <time style={{ fontSize: 12 }}>12:30</time>
      </div>
      <p style={{ margin: 0, fontSize: 12, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' }}>A morning at the roastery, with light from the side and nothing else on the table</p>
      <div style={{ display: 'flex', gap: 8 }}>{[0, 1].map((one) => <svg key={one} width="14" height="14" viewBox="0 0 24 24" aria-hidden><path d="M4 4h16v16H4z" /></svg>)}</div>
    </div>
  )
}

function Rows({ count }: { count: number }) {
  const [client, setClient] = useState('1')
  useEffect(() => {
    const hear = (event: KeyboardEvent) => { if (event.ctrlKey && (event.key === '1' || event.key === '2')) setClient(event.key) }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return <div key={client} role="listbox" tabIndex={0} style={{ position: 'relative', height: count * 87 }}>{Array.from({ length: count }, (_, at) => <Row key={at} id={`${client}-${at}`} title={`Draft ${client} ${at}`} top={at * 87} />)}</div>
}

function showRows(count: number): void {
  document.body.replaceChildren()
  createRoot(document.body.appendChild(document.createElement('div'))).render(<Rows count={count} />)
}

Object.assign(window, { showRows })
