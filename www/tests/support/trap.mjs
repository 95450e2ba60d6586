// Makes the real engine stop as a trap does, without any test-only export: what the module exports is wrapped before the widget
// loads, and throws a RuntimeError once when told to. For open({ script }).
export const wrapExports = `(() => {
  let armed = false;
  Object.defineProperty(globalThis, "__padanTrap", { enumerable: false, value: () => (armed = true) });
  const wrap = (instance) => {
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      exports[name] = typeof value !== "function" || name.startsWith("__") ? value : (...args) => {
        if (armed) {
          armed = false;
          throw new WebAssembly.RuntimeError("unreachable");
        }
        return value(...args);
      };
    }
    return Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
  };
  const { instantiate, Instance } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await instantiate.call(WebAssembly, source, imports);
    return made instanceof Instance ? wrap(made) : { module: made.module, instance: wrap(made.instance) };
  };
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, args) => wrap(new target(...args)) });
})()`;
