// Addresses of the phone below /field. All of it is one small program: no page waits for the network.
import { createRouter, createWebHistory } from 'vue-router'
import buildings from './screens/buildings.vue'
import door from './screens/door.vue'
import household from './screens/household.vue'
import me from './screens/me.vue'
import messages from './screens/messages.vue'
import person from './screens/person.vue'
import search from './screens/search.vue'
import stairs from './screens/stairs.vue'
import today from './screens/today.vue'

export const router = createRouter({
  history: createWebHistory('/field'),
  routes: [
    { path: '/', name: 'today', component: today },
    { path: '/buildings', name: 'buildings', component: buildings },
    { path: '/building/:id', name: 'stairs', component: stairs },
    { path: '/door/:id', name: 'door', component: door },
    { path: '/door/:id/people', name: 'household', component: household },
    { path: '/person/:id', name: 'person', component: person },
    { path: '/search', name: 'search', component: search },
    // The camera and the decoder come when somebody scans.
    { path: '/scan/:code?', name: 'scan', component: () => import('./screens/scan.vue') },
    { path: '/messages', name: 'messages', component: messages },
    { path: '/me', name: 'me', component: me },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
