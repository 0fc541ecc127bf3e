import { createApp } from 'vue'
import '../shared/tokens.css'
import '../shared/ui.css'
import './desk.css'
import './element.css'
import '../shared/print.css'
import { when_signed_out } from '../shared/api'
import { close_stream } from '../shared/events'
import { i18n } from '../shared/i18n'
import { forget_session } from '../shared/session'
import { keep_settings } from '../shared/settings'
import app from './app.vue'
import { router } from './router'

keep_settings()
when_signed_out(() => {
  forget_session()
  close_stream()
  const from = router.currentRoute.value
  if (from.name !== 'login') void router.replace({ name: 'login', query: { to: from.fullPath } })
})
createApp(app).use(i18n).use(router).mount('#app')
