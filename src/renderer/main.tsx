import './kernel/policy.ts'
import './styles.ts'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { BASE, keepBase } from './kernel/base.ts'
import { guardClosing } from './kernel/unsaved.ts'
import { Boundary, recordUncaught } from './ui/boundary.tsx'
import { Toasts } from './ui/toast.tsx'

// a window that entered by its ticket stands at another address: reloaded, it would post it again
if (location.pathname !== BASE) history.replaceState(null, '', BASE + location.hash)
keepBase()
recordUncaught()
guardClosing()

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale="fr-FR">
        <Boundary panel="Prétoire">
          <Toasts>
            <App />
          </Toasts>
        </Boundary>
      </I18nProvider>
    </StrictMode>,
  )
