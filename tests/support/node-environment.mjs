// Jest's Node environment, on a global object of V8's own. The usual one has a proxy behind it, so that code that names
// "Array" or "Object" calls back into Node each time; graphql-js does so at every node of a document.
import vm from "node:vm";
import { TestEnvironment } from "jest-environment-node";

const { createContext } = vm;

export default class NodeEnvironment extends TestEnvironment {
  constructor(config, context) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}
