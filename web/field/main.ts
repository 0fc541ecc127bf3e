import { createApp } from 'vue'
import '../shared/tokens.css'
import '../shared/ui.css'
import './field.css'
import { when_signed_out } from '../shared/api'
import { load_about } from '../shared/session'
import { keep_settings } from '../shared/settings'
import app from './app.vue'
import { keep_phone_settings } from './data/phone_settings'
import { start_sync, sync } from './data/sync'
import { router } from './router'
import { start_worker } from './worker/start'

keep_settings()
keep_phone_settings()
when_signed_out(() => void (sync.signed_out = true))
start_sync()
void load_about()
createApp(app).use(router).mount('#app')
start_worker()
