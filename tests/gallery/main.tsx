import './gallery.css'
import { createRoot } from 'react-dom/client'
import { TooltipProvider } from '../../src/renderer/components/ui/index.ts'
import { Gallery } from './gallery.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no root')
createRoot(place).render(<TooltipProvider><Gallery /></TooltipProvider>)
