"""Need and network (nhu cầu và mạng lưới): surveys in the communes, the map of need, where branches should stand."""
