// A page that is loaded again has no token in its address any more; this tab may still know it.
const token = sessionStorage.getItem('token')
if (token && !location.search) location.replace(`/dashboard?token=${encodeURIComponent(token)}`)
else sessionStorage.removeItem('token')
