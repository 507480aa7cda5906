import './ui/policy.ts'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { Toasts } from './ui/toast.tsx'
import './ui/style.css'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale="fr-FR">
        <Toasts>
          <App />
        </Toasts>
      </I18nProvider>
    </StrictMode>,
  )
