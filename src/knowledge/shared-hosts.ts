/**
 * Domains under which anybody can put a site of their own within minutes, so that a name ending in one of them says nothing
 * about whose site it is. Source: the private section of the Public Suffix List and the pages of each host, November 2026.
 */
export const sharedHosts: ReadonlySet<string> = new Set([
  'vercel.app', 'now.sh', 'netlify.app', 'netlify.com', 'herokuapp.com', 'onrender.com', 'render.com', 'github.io', 'gitlab.io', 'pages.dev', 'workers.dev', 'web.app', 'firebaseapp.com', 'appspot.com', 'run.app',
  'replit.app', 'replit.dev', 'repl.co', 'fly.dev', 'railway.app', 'up.railway.app', 'surge.sh', 'glitch.me', 'ngrok.io', 'ngrok.app', 'ngrok-free.app', 'ngrok.dev', 'trycloudflare.com', 'azurewebsites.net', 'azurestaticapps.net',
  'amplifyapp.com', 'cloudfront.net', 'amazonaws.com', 's3.amazonaws.com', 'deno.dev', 'lovable.app', 'lovableproject.com', 'bolt.host', 'base44.app', 'webcontainer.io', 'stackblitz.io', 'codesandbox.io', 'csb.app', 'gitpod.io', 'app.github.dev', 'loca.lt',
  'koyeb.app', 'zeabur.app', 'kinsta.app', 'ondigitalocean.app', 'cyclic.app', 'wixsite.com', 'webflow.io', 'framer.app', 'bubbleapps.io', 'blogspot.com',
])
