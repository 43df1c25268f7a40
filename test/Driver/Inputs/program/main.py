import helper
from package import inner
import package.other as other
print(helper.hello(inner.NAME), other.value(), __name__, helper.__name__, other.__package__)
