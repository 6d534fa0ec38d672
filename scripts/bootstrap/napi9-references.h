// Forced in with -include when better-sqlite3 13 is compiled for a runtime with Node-API 9 (Node 20, Electron < 36).
//
// Of Node-API 10 the package uses one thing: references to strings and numbers. Node-API 9 takes only objects, functions,
// externals and symbols there, and answers anything else with an error that the package turns into a crash. So a primitive
// is put into an array of one, the array is what is referenced, and the lowest bit of the handle (always 0 in a real one,
// which points to an aligned heap object) remembers it.
#pragma once
#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <node_api.h>
#include <cstdint>

namespace napi9 {

constexpr std::uintptr_t boxed_bit = 1;

inline bool is_boxed(napi_ref ref) { return (reinterpret_cast<std::uintptr_t>(ref) & boxed_bit) != 0; }

inline napi_ref real(napi_ref ref) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<std::uintptr_t>(ref) & ~boxed_bit);
}

inline napi_status create(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  switch (type) {
    case napi_object:
    case napi_function:
    case napi_external:
    case napi_symbol:
      return napi_create_reference(env, value, count, result);
    default:
      break;
  }
  napi_value box;
  status = napi_create_array_with_length(env, 1, &box);
  if (status == napi_ok) status = napi_set_element(env, box, 0, value);
  napi_ref ref = nullptr;
  if (status == napi_ok) status = napi_create_reference(env, box, count, &ref);
  if (status == napi_ok) *result = reinterpret_cast<napi_ref>(reinterpret_cast<std::uintptr_t>(ref) | boxed_bit);
  return status;
}

inline napi_status value_of(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, real(ref), result);
  if (status != napi_ok || !is_boxed(ref) || *result == nullptr) return status;
  return napi_get_element(env, *result, 0, result);
}

inline napi_status remove(napi_env env, napi_ref ref) { return napi_delete_reference(env, real(ref)); }
inline napi_status more(napi_env env, napi_ref ref, uint32_t* count) { return napi_reference_ref(env, real(ref), count); }
inline napi_status fewer(napi_env env, napi_ref ref, uint32_t* count) { return napi_reference_unref(env, real(ref), count); }

}  // namespace napi9

#define napi_create_reference napi9::create
#define napi_get_reference_value napi9::value_of
#define napi_delete_reference napi9::remove
#define napi_reference_ref napi9::more
#define napi_reference_unref napi9::fewer
