import { createApp } from 'vue'
import '../shared/tokens.css'
import '../shared/ui.css'
import './wall.css'
import { i18n } from '../shared/i18n'
import { keep_settings } from '../shared/settings'
import app from './app.vue'

keep_settings()
createApp(app).use(i18n).mount('#app')
