import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
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
